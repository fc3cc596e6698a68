package org.postampel.host.internal.gallery;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.spi.ToolProvider;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * The gallery as an application of the launcher: opens the host and photographs it. Arguments: the
 * folder, what the name of each picture ends with, such as {@code de.dark}, and which part of
 * {@link Scenes}. The exit status is 0 when every picture was taken; what was missing stands on the
 * error stream.
 */
@Component(service = ToolProvider.class, property = "postampel.application=gallery")
public final class GalleryApplication implements ToolProvider {

  private static final int INCOMPLETE = 1;

  /** In place of an ending: no pictures, but how long the dialogs take to be painted. */
  private static final String FIRST_PAINT = "first-paint";

  private final ToolProvider host;

  /** The gallery of this host. */
  @Activate
  public GalleryApplication(@Reference(target = "(postampel.application=host)") ToolProvider host) {
    this.host = host;
  }

  @Override
  public String name() {
    return "gallery";
  }

  @Override
  public int run(PrintWriter out, PrintWriter err, String... arguments) {
    Hand hand = new Hand(Thread.currentThread());
    AtomicReference<List<String>> missing = new AtomicReference<>(List.of("the gallery itself"));
    Thread visitor =
        new Thread(
            () -> {
              try {
                missing.set(work(hand, out, arguments));
              } finally {
                hand.closeAll();
              }
            },
            "gallery");
    visitor.setDaemon(true);
    visitor.start();
    int status = host.run(out, err);
    missing.get().forEach(err::println);
    err.flush();
    return status == 0 && !missing.get().isEmpty() ? INCOMPLETE : status;
  }

  private static List<String> work(Hand hand, PrintWriter out, String... arguments) {
    if (!arguments[1].equals(FIRST_PAINT)) {
      Camera camera = new Camera(Path.of(arguments[0]), arguments[1]);
      return Scenes.of(arguments[2], hand, camera).takeAll();
    }
    Map<String, Boolean> figures = new Stopwatch(hand).measure();
    figures.keySet().forEach(out::println);
    out.flush();
    return figures.keySet().stream().filter(line -> !figures.get(line)).toList();
  }
}
