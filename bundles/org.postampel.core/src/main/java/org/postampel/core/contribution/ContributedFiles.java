package org.postampel.core.contribution;

import java.io.IOException;
import java.io.InputStream;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.postampel.core.internal.registry.RegistryFiles;

/**
 * Finds contributed files in the two places where there can be some: a class-path index {@code
 * META-INF/postampel/<name>} with one resource name a line, and an extension point whose elements
 * have the attribute {@code file}.
 */
public final class ContributedFiles {

  private static final int INDEX_LIMIT = 64 * 1024;
  private static final Logger LOG = System.getLogger(ContributedFiles.class.getName());

  private ContributedFiles() {}

  /**
   * All files there are: those of the indexes, our own first, then those of the extension point.
   * What cannot be found is left out with a log entry.
   *
   * @param index the name of the index, such as {@code providers}
   * @param own how the names of our own files in it begin
   * @param loader sees our index, and on a plain class path those of other jars
   * @param point the full id of the extension point
   */
  public static List<ContributedFile> all(
      String index, String own, ClassLoader loader, String point) {
    List<ContributedFile> files = new ArrayList<>(indexed(index, own, loader));
    files.addAll(registered(point));
    return List.copyOf(files);
  }

  /**
   * The files that indexes name, our own first.
   *
   * @param index the name of the index, such as {@code providers}
   * @param own how the names of our own files in it begin
   * @param loader sees our index, and on a plain class path those of other jars
   */
  public static List<ContributedFile> indexed(String index, String own, ClassLoader loader) {
    List<ContributedFile> ours = new ArrayList<>();
    List<ContributedFile> others = new ArrayList<>();
    try {
      for (URL list : Collections.list(loader.getResources("META-INF/postampel/" + index))) {
        for (String name : names(list)) {
          URL address = loader.getResource(name);
          if (address == null) {
            LOG.log(Level.WARNING, "{0} names {1}, which is not there.", list, name);
          } else {
            (name.startsWith(own) ? ours : others)
                .add(new ContributedFile(list.toString(), address));
          }
        }
      }
    } catch (IOException unreadable) {
      LOG.log(Level.WARNING, "an index of " + index + " cannot be read", unreadable);
    }
    ours.addAll(others);
    return ours;
  }

  private static List<ContributedFile> registered(String point) {
    try {
      return RegistryFiles.of(point);
    } catch (NoClassDefFoundError noRegistry) {
      LOG.log(Level.DEBUG, "no extension registry on this class path", noRegistry);
      return List.of();
    }
  }

  private static List<String> names(URL index) throws IOException {
    try (InputStream in = index.openStream()) {
      return new String(in.readNBytes(INDEX_LIMIT), StandardCharsets.UTF_8)
          .lines()
          .map(String::strip)
          .filter(line -> !line.isEmpty() && !line.startsWith("#"))
          .toList();
    }
  }
}
