package org.postampel.core.internal.mailbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Field;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.postampel.core.mailbox.MailboxFileDefect;
import org.postampel.core.text.Texts;

class RepositoryTextsTest {

  @Test
  void everyDefectHasASentenceAndEverySentenceADefect() throws IllegalAccessException {
    assertThat(sentences("file.")).isEqualTo(codes(DefectCodes.class, "file."));
  }

  @Test
  void everyFailureHasASentenceAndEverySentenceAFailure() throws IllegalAccessException {
    assertThat(sentences("storage.")).isEqualTo(codes(StorageCodes.class, "storage."));
  }

  @Test
  void aDefectNamesFileLineAndKey() {
    MailboxFileDefect defect =
        new MailboxFileDefect("support.properties", 1234, "unknown-key", List.of("nmae"));
    assertThat(defect.sentence(Texts.beside(Texts.class, Locale.GERMAN)))
        .startsWith("support.properties, Zeile 1234: Die Einstellung „nmae“");
  }

  private static Set<String> sentences(String prefix) {
    return Texts.beside(Texts.class, Locale.GERMAN).keys().stream()
        .filter(key -> key.startsWith(prefix))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<String> codes(Class<?> constants, String prefix)
      throws IllegalAccessException {
    Set<String> codes = new TreeSet<>();
    for (Field field : constants.getDeclaredFields()) {
      if (field.getType() == String.class) {
        codes.add(prefix + field.get(null));
      }
    }
    return codes;
  }
}
