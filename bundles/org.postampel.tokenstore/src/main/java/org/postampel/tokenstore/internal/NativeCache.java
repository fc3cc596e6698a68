package org.postampel.tokenstore.internal;

import java.nio.file.Path;
import org.postampel.tokenstore.TokenStores;

/** The folder native libraries are unpacked in. */
final class NativeCache {

  private NativeCache() {}

  /** The one the process names, else one below the store. */
  static Path of(StoreFolder folder) {
    return Path.of(System.getProperty(TokenStores.CACHE_PROPERTY, folder.cache().toString()));
  }
}
