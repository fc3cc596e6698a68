package org.postampel.mail.internal.channel;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.postampel.core.credential.Secret;

class EchoGuardTest {

  private final EchoGuard guard = new EchoGuard();

  @Test
  void wholeSecretAndLongPiecesOfItAreMasked() {
    guard.add(Secret.ofText("eyJhbGciOiJSUzI1NiJ9.cGF5bG9hZA"));
    assertThat(guard.clean("BAD eyJhbGciOiJSUzI1NiJ9.cGF5bG9hZA twice"))
        .isEqualTo("BAD **** twice");
    assertThat(guard.clean("BAD token=eyJhbGciOiJSUz...")).doesNotContain("eyJhbGciOiJSUz");
  }

  @Test
  void shortSecretsDoNotMakeEveryLineUnreadable() {
    guard.add(Secret.ofText("a"));
    assertThat(guard.clean("a1 OK all fine")).isEqualTo("a1 OK all fine");
  }

  @Test
  void base64OfASecretIsMaskedWhereverItBegins() {
    guard.add(Secret.ofText("Gartenzaun-17"));
    String plain = "BAD AHN1cHBvcnQAR2FydGVuemF1bi0xNw== refused";
    assertThat(guard.clean(plain)).isEqualTo("BAD **** refused");
    assertThat(guard.clean("BAD xxxR2FydGVuemF1bi0xNw== refused")).isEqualTo("BAD **** refused");
    assertThat(guard.clean("BAD YWxsIGlzIHdlbGwgaGVyZQ== fine"))
        .isEqualTo("BAD YWxsIGlzIHdlbGwgaGVyZQ== fine");
  }

  /** A line may still be on its way while somebody else closes the connection. */
  @Test
  void afterWipingNothingCanBeToldApartAndNothingIsShown() {
    guard.add(Secret.ofText("geheimnis"));
    guard.wipe();
    guard.add(Secret.ofText("more"));
    assertThat(guard.clean("geheimnis")).isEqualTo("****");
  }

  @Test
  void withoutASecretWipingHidesNothing() {
    guard.wipe();
    assertThat(guard.clean("* BYE")).isEqualTo("* BYE");
  }
}
