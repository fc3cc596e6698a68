package org.postampel.tokenstore.internal;

import java.util.Arrays;
import java.util.Optional;
import org.postampel.core.credential.TokenStoreException;
import org.postampel.tokenstore.WrappingKeyChoice;
import org.postampel.tokenstore.WrappingKeySource;

/** The wrapping key that the host application supplies; the host keeps it, we only ask. */
final class HostKey implements KeyKeeper {

  private static final String REFERENCE = "host";

  private final String location;
  private final Optional<WrappingKeySource> source;

  HostKey(String location, Optional<WrappingKeySource> source) {
    this.location = location;
    this.source = source;
  }

  @Override
  public WrappingKeyChoice choice() {
    return WrappingKeyChoice.HOST;
  }

  @Override
  public void require() {
    Arrays.fill(find(REFERENCE), (byte) 0);
  }

  @Override
  public Kept create(boolean replacing) {
    return new Kept(REFERENCE, find(REFERENCE));
  }

  @Override
  public byte[] find(String reference) {
    byte[] key;
    try {
      key = source.map(WrappingKeySource::wrappingKey).orElse(null);
    } catch (RuntimeException e) {
      // Its message may hold the key.
      key = null;
    }
    if (key == null || key.length != SealedBox.KEY_BYTES) {
      throw KeyRefusal.NO_HOST_KEY.at(location);
    }
    return key;
  }

  @Override
  public TokenStoreException wrong(String reference) {
    return KeyRefusal.WRONG_HOST_KEY.at(location);
  }

  @Override
  public void forget(String reference) {
    // It is the host's.
  }
}
