package org.postampel.mail.internal.channel;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class LineTextTest {

  @Test
  void umlautsAreReadInBothEncodings() {
    assertThat(LineText.visible("Größe".getBytes(StandardCharsets.UTF_8))).isEqualTo("Größe");
    assertThat(LineText.visible("Größe".getBytes(StandardCharsets.ISO_8859_1))).isEqualTo("Größe");
  }

  @Test
  void charactersThatPlayTricksOnATerminalBecomeVisible() {
    assertThat(LineText.visible("a\u001b[2Jb\u0000".getBytes(StandardCharsets.UTF_8)))
        .isEqualTo("a\\x1B[2Jb\\x00");
    assertThat(LineText.visible("a\u202eb".getBytes(StandardCharsets.UTF_8)))
        .isEqualTo("a\\u202Eb");
  }
}
