package org.postampel.tokenstore.internal;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.postampel.tokenstore.internal.vault.OperatingSystemVault;
import org.postampel.tokenstore.internal.vault.VaultFailure;

/** A vault in memory that can be locked and taken away, as the real ones can. */
final class FakeVault implements OperatingSystemVault {

  final Map<String, byte[]> keys = new HashMap<>();
  Optional<VaultFailure.Kind> trouble = Optional.empty();

  static FakeVault absent() {
    FakeVault vault = new FakeVault();
    vault.trouble = Optional.of(VaultFailure.Kind.ABSENT);
    return vault;
  }

  @Override
  public void requireUnlocked() throws VaultFailure {
    if (trouble.isPresent()) {
      throw new VaultFailure(trouble.get(), "as the test wants it");
    }
  }

  @Override
  public String keep(String label, byte[] key) throws VaultFailure {
    requireUnlocked();
    String reference = "key-" + keys.size();
    keys.put(reference, key.clone());
    return reference;
  }

  @Override
  public Optional<byte[]> find(String reference) throws VaultFailure {
    requireUnlocked();
    return Optional.ofNullable(keys.get(reference)).map(byte[]::clone);
  }

  @Override
  public void remove(String reference) throws VaultFailure {
    requireUnlocked();
    keys.remove(reference);
  }
}
