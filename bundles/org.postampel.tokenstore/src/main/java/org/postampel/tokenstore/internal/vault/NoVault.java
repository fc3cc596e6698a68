package org.postampel.tokenstore.internal.vault;

import java.util.Optional;

/** A machine without a vault. */
final class NoVault implements OperatingSystemVault {

  private final String why;

  NoVault(String why) {
    this.why = why;
  }

  @Override
  public void requireUnlocked() throws VaultFailure {
    throw new VaultFailure(VaultFailure.Kind.ABSENT, why);
  }

  @Override
  public String keep(String label, byte[] key) throws VaultFailure {
    throw new VaultFailure(VaultFailure.Kind.ABSENT, why);
  }

  @Override
  public Optional<byte[]> find(String reference) throws VaultFailure {
    throw new VaultFailure(VaultFailure.Kind.ABSENT, why);
  }

  @Override
  public void remove(String reference) throws VaultFailure {
    throw new VaultFailure(VaultFailure.Kind.ABSENT, why);
  }
}
