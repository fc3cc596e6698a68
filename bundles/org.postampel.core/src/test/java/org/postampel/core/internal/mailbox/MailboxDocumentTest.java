package org.postampel.core.internal.mailbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.postampel.core.mailbox.MailboxDraft;
import org.postampel.core.mailbox.MailboxField;
import org.postampel.core.mailbox.MailboxFileDefect;

class MailboxDocumentTest {

  private static final String FILE =
      """
      # Postfach des Vertriebs
      # angelegt von Frau Müller

      name = Vertrieb

      ! the old notation of a comment
      address: vertrieb@musterfirma.example
      # at Microsoft
      provider=microsoft365
      oauth.scopes =

      # the end
      """;

  @Test
  void anUntouchedDocumentIsWrittenAsItWas() {
    MailboxDocument document = MailboxDocument.of(FILE);
    document.take(document.draft());
    assertThat(document.text()).isEqualTo(FILE);
  }

  @Test
  void aChangedValueKeepsItsPlaceCommentAndSeparator() {
    MailboxDocument document = MailboxDocument.of(FILE);
    document.take(document.draft().with(MailboxField.PROVIDER, "gmx"));
    assertThat(document.text()).isEqualTo(FILE.replace("provider=microsoft365", "provider=gmx"));
  }

  @Test
  void newKeysComeLastInTheOrderOfTheFieldsAndEmptyOnesDisappear() {
    MailboxDocument document = MailboxDocument.of("name = Vertrieb\naddress = a@b.example\n");
    document.take(
        document
            .draft()
            .with(MailboxField.PROXY, "none")
            .with(MailboxField.PROVIDER, "gmx")
            .with(MailboxField.ADDRESS, ""));
    assertThat(document.text()).isEqualTo("name = Vertrieb\nprovider = gmx\nproxy = none\n");
  }

  @Test
  void windowsLineEndsAreKept() {
    MailboxDocument document = MailboxDocument.of("# x\r\nname = A\r\n");
    document.take(document.draft().with(MailboxField.NAME, "B"));
    assertThat(document.text()).isEqualTo("# x\r\nname = B\r\n");
  }

  @ParameterizedTest
  @CsvSource({
    "'name = A\nhots = b\n',2,unknown-key",
    "'# comment\n\n\nname = A\n\n# x\nname = B\n',7,duplicate-key",
    "'name = A\\\n  long\nadress = b\n',3,unknown-key",
    "'include = other.properties\n',1,unknown-key",
    "'name = A\ninclude other.properties\n',2,unknown-key",
    "'Include = other.properties\n',1,unknown-key",
    "'includeOptional = other.properties\n',1,unknown-key",
    "'password = secret\n',1,unknown-key",
    "'just some words\n',1,unknown-key",
    "'name = A\naddress = \\uXYZ1\n',2,malformed",
    "'name = A\nproxy = C:\\Users\\uwe\n',2,malformed"
  })
  void aDefectNamesItsLine(String text, int line, String code) {
    MailboxFileDefect defect = MailboxDocument.defectOf("x.properties", text).orElseThrow();
    assertThat(defect.code()).isEqualTo(code);
    assertThat(defect.line()).isEqualTo(line);
    assertThat(defect.file()).isEqualTo("x.properties");
  }

  @ParameterizedTest
  @ValueSource(strings = {"# C:\\uwe\n", "name = C:\\\\uwe\n", "name = \\u00e4\n"})
  void whatOnlyLooksLikeHalfACharacterIsNoDefect(String text) {
    assertThat(MailboxDocument.defectOf("x.properties", text)).isEmpty();
  }

  @Test
  void aValueThatLooksLikeASecretIsNotPartOfTheDefect() {
    MailboxFileDefect defect =
        MailboxDocument.defectOf("x.properties", "password = hunter2\n").orElseThrow();
    assertThat(defect.toString()).contains("password").doesNotContain("hunter2");
  }

  @Test
  void anEndlessLineIsADefectAndNoStackOverflow() {
    String text = "name = A\n" + "x".repeat(200_000) + " = 1\n";
    MailboxFileDefect defect = MailboxDocument.defectOf("x.properties", text).orElseThrow();
    assertThat(defect.code()).isEqualTo("line-too-long");
    assertThat(defect.line()).isEqualTo(2);
    String joined = "\\\n".repeat(100_000);
    assertThat(MailboxDocument.defectOf("x.properties", "name = " + joined + "A\n")).isEmpty();
    String joinedKey = "x\\\n".repeat(80_000) + " = 1\n";
    assertThat(MailboxDocument.defectOf("x.properties", joinedKey)).isPresent();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "${env:HOME}",
        "${name}",
        "${script:javascript:1+1}",
        "include = other",
        "a,b,c",
        "  leading and trailing  ",
        "C:\\new\\table\\uffff",
        "a = b : c # d ! e",
        "#not a comment",
        "ÄÖÜäöüß €",
        "\uD83D\uDCEE",
        "\\",
        "ends with \\",
        "\ttab",
        "two\nlines\r\nand a return\r",
        " ",
        "\u0000\u0001",
        "\u2028\u00a0\ufeff",
        "\"quoted\" and 'quoted'"
      })
  void whatIsTypedComesBackAsItIs(String text) {
    for (MailboxField field : List.of(MailboxField.NAME, MailboxField.PROXY)) {
      MailboxDraft draft = MailboxDraft.empty().with(field, text).with(MailboxField.ADDRESS, "a@b");
      assertThat(thereAndBack(draft)).isEqualTo(draft);
    }
  }

  @Test
  void anyTextComesBackAsItIs() {
    String nasty = "\\ \t\n\r#!=:,${}'\"äß€\uD83D\uDCEEa1./-_\f\u0085\u2028\u001b";
    for (int seed = 0; seed < 3000; seed++) {
      Random random = new Random(seed);
      MailboxDraft draft = MailboxDraft.empty();
      for (MailboxField field : MailboxField.values()) {
        if (random.nextInt(3) == 0) {
          int[] points = nasty.codePoints().toArray();
          StringBuilder text = new StringBuilder();
          for (int i = random.nextInt(12); i > 0; i--) {
            text.appendCodePoint(points[random.nextInt(points.length)]);
          }
          draft = draft.with(field, text.toString());
        }
      }
      assertThat(thereAndBack(draft)).as("seed %s", seed).isEqualTo(draft);
    }
  }

  private static MailboxDraft thereAndBack(MailboxDraft draft) {
    MailboxDocument written = MailboxDocument.empty();
    written.take(draft);
    String text = written.text();
    assertThat(MailboxDocument.defectOf("x.properties", text)).as(text).isEmpty();
    return MailboxDocument.of(text).draft();
  }
}
