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
  void afterWipingNothingIsKept() {
    guard.add(Secret.ofText("geheimnis"));
    guard.wipe();
    assertThat(guard.clean("geheimnis")).isEqualTo("geheimnis");
  }
}
