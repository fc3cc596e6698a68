package org.postampel.cli.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

class CanariesTest {

  private final Canaries canaries = new Canaries();
  private final String secret = canaries.hatch("password");

  @Test
  void everyFormOfASecretIsFound() {
    byte[] bytes = secret.getBytes(StandardCharsets.UTF_8);
    String sasl = "\0anna\0" + secret;
    for (String form :
        List.of(
            secret,
            secret.substring(0, 8),
            HexFormat.of().formatHex(bytes),
            HexFormat.of().withUpperCase().formatHex(bytes),
            Base64.getEncoder().encodeToString(bytes),
            Base64.getUrlEncoder().withoutPadding().encodeToString(bytes),
            base64("x" + sasl),
            base64("xx" + sasl),
            base64("xxx" + sasl))) {
      assertThat(found("before " + form + " after")).as(form).isNotEmpty();
    }
    assertThat(canaries.foundIn(secret.getBytes(StandardCharsets.UTF_16LE))).isNotEmpty();
  }

  @Test
  void nothingIsFoundWhereNothingIs() {
    assertThat(found("Secret[****] " + secret.substring(1, 8))).isEmpty();
  }

  private java.util.Set<String> found(String text) {
    return canaries.foundIn(text.getBytes(StandardCharsets.UTF_8));
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }
}
