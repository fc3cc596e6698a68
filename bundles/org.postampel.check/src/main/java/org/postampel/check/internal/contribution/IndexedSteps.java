package org.postampel.check.internal.contribution;

import java.io.IOException;
import java.io.InputStream;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.postampel.check.internal.registry.StepOffer;

/** The steps that jars on a plain class path name in {@code META-INF/postampel/steps}. */
final class IndexedSteps {

  private static final String INDEX = "META-INF/postampel/steps";
  private static final int LIMIT = 64 * 1024;
  private static final Logger LOG = System.getLogger(IndexedSteps.class.getName());

  private IndexedSteps() {}

  /**
   * One offer for each line of each index; empty lines and those that begin with {@code #} are
   * none.
   *
   * @param loader sees the indexes and the classes
   */
  static List<StepOffer> seenBy(ClassLoader loader) {
    List<StepOffer> offers = new ArrayList<>();
    try {
      for (URL index : Collections.list(loader.getResources(INDEX))) {
        for (String name : lines(index)) {
          offers.add(
              new StepOffer(
                  index.toString(),
                  name,
                  () -> Class.forName(name, true, loader).getConstructor().newInstance()));
        }
      }
    } catch (IOException unreadable) {
      LOG.log(Level.WARNING, "an index of steps cannot be read", unreadable);
    }
    return offers;
  }

  private static List<String> lines(URL index) throws IOException {
    try (InputStream in = index.openStream()) {
      return new String(in.readNBytes(LIMIT), StandardCharsets.UTF_8)
          .lines()
          .map(String::strip)
          .filter(line -> !line.isEmpty() && !line.startsWith("#"))
          .toList();
    }
  }
}
