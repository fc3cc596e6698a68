package org.postampel.tokenstore.internal.vault;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A vault that answers in time: each question runs in a daemon thread of its own, which is left to
 * itself when the platform hangs. Whatever a native library throws is a failure of the vault.
 */
final class VaultWithDeadline implements OperatingSystemVault {

  private static final Duration LONGEST = Duration.ofMillis(1800);

  private final OperatingSystemVault vault;

  VaultWithDeadline(OperatingSystemVault vault) {
    this.vault = vault;
  }

  @Override
  public void requireUnlocked() throws VaultFailure {
    inTime(
        () -> {
          vault.requireUnlocked();
          return "";
        });
  }

  @Override
  public String keep(String label, byte[] key) throws VaultFailure {
    return inTime(() -> vault.keep(label, key));
  }

  @Override
  public Optional<byte[]> find(String reference) throws VaultFailure {
    return inTime(() -> vault.find(reference));
  }

  @Override
  public void remove(String reference) throws VaultFailure {
    inTime(
        () -> {
          vault.remove(reference);
          return "";
        });
  }

  private static <T> T inTime(Callable<T> question) throws VaultFailure {
    FutureTask<T> answer = new FutureTask<>(question);
    Thread thread = new Thread(answer, "postampel-vault");
    thread.setDaemon(true);
    thread.start();
    try {
      return answer.get(LONGEST.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      throw new VaultFailure(VaultFailure.Kind.ABSENT, "no answer within " + LONGEST);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new VaultFailure(VaultFailure.Kind.ABSENT, "interrupted");
    } catch (ExecutionException e) {
      if (e.getCause() instanceof VaultFailure failure) {
        throw failure;
      }
      throw new VaultFailure(VaultFailure.Kind.ABSENT, String.valueOf(e.getCause()));
    }
  }
}
