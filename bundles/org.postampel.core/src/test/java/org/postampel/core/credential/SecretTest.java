package org.postampel.core.credential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class SecretTest {

  @Test
  void itNeverShowsItself() {
    try (Secret secret = Secret.ofText("hunter2")) {
      assertThat(secret.toString()).doesNotContain("hunter2").contains("****");
      assertThat(new Credential.Password("support", secret).toString())
          .contains("support")
          .doesNotContain("hunter2");
    }
  }

  @Test
  void twoSecretsComparedBothWaysAtOnceDoNotWaitForEachOther() throws Exception {
    Secret one = Secret.ofText("hunter2");
    Secret other = Secret.ofText("hunter2");
    Thread forth = comparing(one, other);
    Thread back = comparing(other, one);
    forth.join(10_000);
    back.join(10_000);
    assertThat(forth.isAlive() || back.isAlive()).isFalse();
  }

  private static Thread comparing(Secret one, Secret other) {
    Thread thread =
        new Thread(
            () -> {
              for (int i = 0; i < 200_000; i++) {
                assertThat(one.equals(other)).isTrue();
              }
            });
    thread.setDaemon(true);
    thread.start();
    return thread;
  }

  @Test
  void theHashSaysNothingAboutTheContent() {
    assertThat(Secret.ofText("a")).hasSameHashCodeAs(Secret.ofText("b"));
  }

  @Test
  void charactersComeBackAsTheyWere() {
    Secret secret = Secret.of("Pässwört \uD83D\uDD11".toCharArray());
    assertThat(secret.<String>use(String::new)).isEqualTo("Pässwört \uD83D\uDD11");
    assertThat(secret.<String>useUtf8(bytes -> new String(bytes, StandardCharsets.UTF_8)))
        .isEqualTo("Pässwört \uD83D\uDD11");
  }

  @Test
  void whatIsLentIsWipedAfterwards() {
    Secret secret = Secret.ofText("hunter2");
    AtomicReference<char[]> kept = new AtomicReference<>();
    secret.use(
        characters -> {
          kept.set(characters);
          return "";
        });
    assertThat(kept.get()).containsOnly('\0');
    AtomicReference<byte[]> bytes = new AtomicReference<>();
    assertThatThrownBy(
            () ->
                secret.useUtf8(
                    lent -> {
                      bytes.set(lent);
                      throw new IllegalStateException("in use");
                    }))
        .hasMessage("in use");
    assertThat(bytes.get()).containsOnly(0);
  }

  @Test
  void theCallersArraysAreCopiedAndLeftAlone() {
    char[] characters = "hunter2".toCharArray();
    Secret secret = Secret.of(characters);
    assertThat(characters).isEqualTo("hunter2".toCharArray());
    characters[0] = 'X';
    assertThat(secret).isEqualTo(Secret.ofText("hunter2"));
    byte[] utf8 = {1, 2};
    Secret ofBytes = Secret.ofUtf8(utf8);
    utf8[0] = 9;
    assertThat(ofBytes).isEqualTo(Secret.ofUtf8(new byte[] {1, 2}));
  }

  @Test
  void aClosedSecretIsGone() {
    Secret secret = Secret.ofText("hunter2");
    secret.close();
    secret.close();
    assertThatThrownBy(() -> secret.use(String::new))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("the secret is closed");
  }

  @Test
  void aCopyOutlivesTheOriginal() {
    Secret original = Secret.ofText("hunter2");
    Secret copy = original.copy();
    original.close();
    assertThat(copy.<String>use(String::new)).isEqualTo("hunter2");
  }

  @Test
  void secretsAreEqualByContent() {
    assertThat(Secret.ofText("a")).isEqualTo(Secret.ofText("a")).isNotEqualTo(Secret.ofText("b"));
    assertThat(Secret.ofText("a")).isNotEqualTo("a");
    assertThat(Secret.ofText("").isEmpty()).isTrue();
    assertThat(Secret.ofText(" ").isEmpty()).isFalse();
  }
}
