package org.postampel.cli.internal.terminal;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.util.Collections;
import java.util.jar.Manifest;

/** The version of this bundle, from its manifest. */
public final class ProductVersion {

  private static final String OURS = "org.postampel.cli";

  private ProductVersion() {}

  /** Product and version in one line. */
  public static String line() {
    return "Postampel " + text();
  }

  /** The version; {@code development} when there is no bundle around these classes. */
  private static String text() {
    try {
      for (URL url :
          Collections.list(
              ProductVersion.class.getClassLoader().getResources("META-INF/MANIFEST.MF"))) {
        try (InputStream in = url.openStream()) {
          Manifest manifest = new Manifest(in);
          String name = manifest.getMainAttributes().getValue("Bundle-SymbolicName");
          if (name != null && name.split(";")[0].strip().equals(OURS)) {
            return manifest.getMainAttributes().getValue("Bundle-Version");
          }
        }
      }
    } catch (IOException e) {
      return "?";
    }
    return "development";
  }
}
