package org.postampel.tokenstore.internal.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.jna.ptr.ByteByReference;
import java.lang.reflect.Proxy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.postampel.tokenstore.internal.vault.KeychainVault.Security;

class KeychainVaultTest {

  private byte allowed = 1;

  @ParameterizedTest
  @ValueSource(bytes = {0, 1})
  void windowsAreForbiddenOnlyDuringTheQuestion(byte before) throws Exception {
    allowed = before;
    String answer =
        KeychainVault.quietly(
            security(),
            security -> {
              assertThat(allowed).isZero();
              return "answer";
            });
    assertThat(answer).isEqualTo("answer");
    assertThat(allowed).isEqualTo(before);
  }

  @Test
  void windowsAreAllowedAgainAfterAFailure() {
    assertThatThrownBy(
            () ->
                KeychainVault.quietly(
                    security(),
                    security -> {
                      throw new VaultFailure(VaultFailure.Kind.LOCKED, "locked");
                    }))
        .isInstanceOf(VaultFailure.class);
    assertThat(allowed).isEqualTo((byte) 1);
  }

  /** The process-wide setting, and nothing else. */
  private Security security() {
    return (Security)
        Proxy.newProxyInstance(
            KeychainVaultTest.class.getClassLoader(),
            new Class<?>[] {Security.class},
            (proxy, method, arguments) -> {
              switch (method.getName()) {
                case "SecKeychainGetUserInteractionAllowed" ->
                    ((ByteByReference) arguments[0]).setValue(allowed);
                case "SecKeychainSetUserInteractionAllowed" -> allowed = (byte) arguments[0];
                default -> throw new AssertionError(method);
              }
              return 0;
            });
  }
}
