package org.postampel.core.validation;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Field;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.postampel.core.mailbox.MailboxField;
import org.postampel.core.text.Texts;

class ProblemTextsTest {

  @Test
  void everyCodeHasASentenceAndEverySentenceACode() throws IllegalAccessException {
    Set<String> codes = new TreeSet<>();
    for (Field field : ProblemCodes.class.getDeclaredFields()) {
      if (field.getType() == String.class) {
        codes.add("problem." + field.get(null));
      }
    }
    Set<String> sentences =
        Texts.beside(Texts.class, Locale.ENGLISH).keys().stream()
            .filter(key -> key.startsWith("problem."))
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(sentences).isEqualTo(codes);
  }

  @Test
  void aSentenceShowsWhatWasTyped() {
    FieldProblem problem =
        FieldProblem.error(MailboxField.INCOMING_PORT, ProblemCodes.PORT_OUT_OF_RANGE, "0");
    assertThat(problem.sentence(Texts.beside(Texts.class, Locale.GERMAN)))
        .startsWith("Den Port 0 gibt es nicht: ");
  }
}
