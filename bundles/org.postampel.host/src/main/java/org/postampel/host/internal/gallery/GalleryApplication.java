package org.postampel.host.internal.gallery;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.spi.ToolProvider;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * The gallery as an application of the launcher: opens the host and photographs it. Arguments: the
 * folder, and what the name of each picture ends with, such as {@code de.dark}. The exit status is
 * 0 when every picture was taken; what was missing stands on the error stream.
 */
@Component(service = ToolProvider.class, property = "postampel.application=gallery")
public final class GalleryApplication implements ToolProvider {

  private static final int INCOMPLETE = 1;

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
    Camera camera = new Camera(Path.of(arguments[0]), arguments[1]);
    AtomicReference<List<String>> missing = new AtomicReference<>(List.of("the gallery itself"));
    Thread visitor =
        new Thread(
            () -> {
              try {
                missing.set(new Scenes(hand, camera).takeAll());
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
}
