package org.postampel.check.internal.step;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.postampel.check.Samples;
import org.postampel.core.credential.Secret;
import org.postampel.core.credential.SecretName;
import org.postampel.core.credential.TokenStore;
import org.postampel.core.credential.TokenStoreException;
import org.postampel.core.credential.TokenStoreStatus;
import org.postampel.core.mailbox.MailboxId;
import org.postampel.tokenstore.TokenStores;

class SecretStoreTest {

  private static final Clock CLOCK = Clock.fixed(Samples.NOW, ZoneOffset.UTC);
  private static final SecretName SOMEBODYS = SecretName.password(new MailboxId("support"));

  private final TokenStore store = TokenStores.inMemory();
  private final SecretStore checked = SecretStore.of(store, CLOCK);

  @Test
  void throwAwayEntryComesBackAndLeavesNoTrace() {
    store.write(SOMEBODYS, Secret.ofText("geheim"));

    assertThat(checked.roundTrip()).isTrue();

    assertThat(store.names()).containsExactly(SOMEBODYS);
  }

  @Test
  void entryOfACheckThatWasKilledIsRemovedButNotOneThatIsRunning() {
    long now = Samples.NOW.toEpochMilli();
    SecretName killed =
        new SecretName(SecretName.Kind.PASSWORD, "check:" + (now - 7_200_000) + ":a");
    SecretName running = new SecretName(SecretName.Kind.PASSWORD, "check:" + (now - 5_000) + ":b");
    store.write(killed, Secret.ofText("x"));
    store.write(running, Secret.ofText("y"));

    checked.roundTrip();

    assertThat(store.names()).containsExactly(running);
  }

  @Test
  void clientSecretThatIsAnIdIsRecognised() {
    store.write(SOMEBODYS, Secret.ofText(Samples.CLIENT));
    assertThat(checked.looksLikeAnId(SOMEBODYS)).isTrue();

    store.write(SOMEBODYS, Secret.ofText("abc8Q~" + Samples.CLIENT));
    assertThat(checked.looksLikeAnId(SOMEBODYS)).isFalse();
    assertThat(checked.holds(SOMEBODYS)).isTrue();
  }

  @Test
  void storeThatForgetsIsNoStore() {
    Forgetful forgetful = new Forgetful();

    assertThat(SecretStore.of(forgetful, CLOCK).roundTrip()).isFalse();

    assertThat(forgetful.removed).hasSize(1);
  }

  @Test
  void storeThatCannotWriteSaysSo() {
    Forgetful full = new Forgetful();
    full.broken = true;

    assertThatThrownBy(() -> SecretStore.of(full, CLOCK).roundTrip())
        .isInstanceOf(TokenStoreException.class);
  }

  /** A store that takes everything and keeps nothing. */
  private static final class Forgetful implements TokenStore {
    private final List<SecretName> removed = new CopyOnWriteArrayList<>();
    private boolean broken;

    @Override
    public Optional<Secret> read(SecretName name) {
      return Optional.empty();
    }

    @Override
    public void write(SecretName name, Secret secret) {
      if (broken) {
        throw new TokenStoreException(TokenStoreException.Reason.CANNOT_WRITE, "disk", null);
      }
    }

    @Override
    public boolean remove(SecretName name) {
      return removed.add(name);
    }

    @Override
    public List<SecretName> names() {
      return List.of();
    }

    @Override
    public <T> T exclusively(SecretName name, Function<Optional<Secret>, Change<T>> change) {
      return change.apply(Optional.empty()).result();
    }

    @Override
    public TokenStoreStatus status() {
      throw new UnsupportedOperationException();
    }

    @Override
    public void close() {
      // nothing to end
    }
  }
}
