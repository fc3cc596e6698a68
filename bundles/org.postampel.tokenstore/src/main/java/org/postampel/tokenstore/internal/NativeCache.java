package org.postampel.tokenstore.internal;

import java.io.IOException;
import java.nio.file.Path;
import org.postampel.tokenstore.TokenStores;
import org.postampel.tokenstore.internal.files.PrivateFolder;

/** The folder native libraries are unpacked in. */
final class NativeCache {

  private NativeCache() {}

  /**
   * The one the process names, else one below the store; never one in which somebody else could
   * have put a library, because libraries run with the rights of this person.
   */
  static Path of(StoreFolder folder) {
    Path named = Path.of(System.getProperty(TokenStores.CACHE_PROPERTY, folder.cache().toString()));
    try {
      return PrivateFolder.isTrusted(named) ? named : folder.cache();
    } catch (IOException e) {
      // Whoever loads a library from there finds out why.
      return named;
    }
  }
}
