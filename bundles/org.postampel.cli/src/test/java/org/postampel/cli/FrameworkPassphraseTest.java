package org.postampel.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.postampel.core.credential.Secret;
import org.postampel.tokenstore.PassphraseSource.Purpose;

class FrameworkPassphraseTest {

  @Test
  void theTerminalOfTheCommandLineIsAsked() {
    FrameworkPassphrase source =
        new FrameworkPassphrase(Optional.of(purpose -> Optional.of(Secret.ofText("" + purpose))));
    try (Secret asked = source.passphrase(Purpose.CHOOSE).orElseThrow()) {
      assertThat(asked).isEqualTo(Secret.ofText("CHOOSE"));
    }
  }

  @Test
  void whereSomethingElseRunsNobodyIsAsked() {
    assertThat(new FrameworkPassphrase(Optional.empty()).passphrase(Purpose.OPEN)).isEmpty();
  }
}
