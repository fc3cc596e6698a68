package org.postampel.cli.internal.work;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postampel.check.CheckRunner;
import org.postampel.core.credential.Secret;
import org.postampel.core.credential.SecretName;
import org.postampel.core.credential.TokenStore;
import org.postampel.core.mailbox.MailboxId;
import org.postampel.core.mailbox.MailboxRepository;
import org.postampel.core.provider.ProviderPresets;
import org.postampel.mail.HostResolver;
import org.postampel.oauth.OAuthServices;
import org.postampel.tokenstore.KeyPolicy;
import org.postampel.tokenstore.TokenStores;
import org.postampel.tokenstore.WrappingKeyChoice;

class ServiceCompositionTest {

  private static final SecretName PASSWORD = SecretName.password(new MailboxId("support"));

  @TempDir Path folder;
  private final TokenStore store = TokenStores.inMemory();

  @Test
  void theServicesOfTheFrameworkAreUsedAndStayOpen() {
    try (Workplace workplace = composition().open(places(false));
        Secret secret = Secret.ofText("geheim")) {
      workplace.store().write(PASSWORD, secret);
      assertThat(workplace.mailboxes().folder()).isEqualTo(folder);
    }
    assertThat(store.names()).containsExactly(PASSWORD);
  }

  @Test
  void whatIsEphemeralDoesNotReachTheStoreOfTheFramework() {
    try (Workplace workplace = composition().open(places(true));
        Secret secret = Secret.ofText("geheim")) {
      workplace.store().write(PASSWORD, secret);
      assertThat(workplace.mailboxes().folder()).isEqualTo(folder);
    }
    assertThat(store.names()).isEmpty();
  }

  private Places places(boolean ephemeral) {
    return new Places(
        Path.of("elsewhere"),
        Path.of("elsewhere"),
        KeyPolicy.of(WrappingKeyChoice.UNCHOSEN),
        ephemeral);
  }

  private ServiceComposition composition() {
    ProviderPresets presets = ProviderPresets.load();
    OAuthServices oauth = OAuthServices.create(store, presets, Clock.systemUTC(), "anna");
    CheckRunner runner =
        CheckRunner.create(
            oauth.credentialSource(),
            oauth.accessTokenSource(),
            presets,
            HostResolver.system(),
            Clock.systemUTC());
    return new ServiceComposition(
        MailboxRepository.inFolder(folder),
        store,
        oauth.signInService(),
        oauth.credentialSource(),
        runner);
  }
}
