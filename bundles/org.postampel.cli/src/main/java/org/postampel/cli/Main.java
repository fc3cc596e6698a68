package org.postampel.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.IntSupplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.postampel.cli.internal.host.FrameworkRun;
import org.postampel.cli.internal.host.GalleryCommand;
import org.postampel.cli.internal.host.HostCommand;
import org.postampel.cli.internal.terminal.Arguments;
import org.postampel.cli.internal.terminal.Interruption;
import org.postampel.cli.internal.terminal.StandardStreams;
import org.postampel.cli.internal.terminal.Terminal;
import org.postampel.cli.internal.work.PlainComposition;
import org.postampel.cli.launch.FrameworkKind;
import org.postampel.core.text.Texts;
import org.postampel.tokenstore.TokenStores;

/**
 * The program. Parses nothing but {@code --framework}: with {@code felix} or {@code equinox} the
 * command runs inside that framework, otherwise here.
 */
public final class Main {

  /** The system property that names the folder of the distribution. */
  private static final String DISTRIBUTION = "postampel.distribution";

  private Main() {}

  /** Runs the command and ends with its exit status. */
  public static void main(String[] arguments) {
    keepNativeLibrariesInTheDistribution();
    keepLibrariesQuiet();
    System.exit(run(arguments));
  }

  private static int run(String[] typed) {
    // Somebody who opens the program without a word wants to see something.
    String[] arguments =
        typed.length == 0 && distribution().isPresent() ? new String[] {"host"} : typed;
    Texts texts = PostampelCommandLine.texts(arguments, System.getenv());
    Optional<Path> distribution = distribution();
    Optional<FrameworkKind> framework =
        Arguments.option(List.of(arguments), "--framework")
            .flatMap(FrameworkKind::named)
            .filter(kind -> kind != FrameworkKind.NONE);
    boolean host = arguments.length > 0 && arguments[0].equals("host");
    if (framework.isPresent() && !host) {
      // Inside the framework a signal cancels the command; here it waits until all is put away.
      Interruption outside = new Interruption();
      Terminal terminal = StandardStreams.terminal(texts, outside.cancellation());
      FrameworkRun run = new FrameworkRun(terminal, distribution);
      return outside.during(() -> run.commandLine(framework.get(), arguments));
    }
    Interruption interruption = new Interruption();
    Terminal terminal = StandardStreams.terminal(texts, interruption.cancellation());
    List<Object> further =
        List.of(
            new HostCommand(terminal, new FrameworkRun(terminal, distribution)),
            new GalleryCommand(terminal, new FrameworkRun(terminal, distribution)));
    IntSupplier command =
        () -> PostampelCommandLine.run(arguments, terminal, PlainComposition.standard(), further);
    // A window has nothing to print at the end, so a signal may end it as usual.
    return host ? command.getAsInt() : interruption.during(command);
  }

  /** What libraries log is no message to the person; who wants it sets the properties. */
  private static void keepLibrariesQuiet() {
    if (System.getProperty("java.util.logging.config.file") == null) {
      Logger.getLogger("").setLevel(Level.WARNING);
    }
    String level = "org.slf4j.simpleLogger.defaultLogLevel";
    if (System.getProperty(level) == null) {
      System.setProperty(level, "off");
    }
  }

  private static Optional<Path> distribution() {
    return Optional.ofNullable(System.getProperty(DISTRIBUTION)).map(Path::of);
  }

  /**
   * The libraries of SQLite and SWT are unpacked there and nowhere else, if one may write there.
   */
  private static void keepNativeLibrariesInTheDistribution() {
    if (distribution().isEmpty() || System.getProperty(TokenStores.CACHE_PROPERTY) != null) {
      return;
    }
    Path cache = distribution().get().toAbsolutePath().resolve("cache");
    try {
      Path swt = Files.createDirectories(cache.resolve("swt"));
      if (Files.isWritable(swt)) {
        System.setProperty(TokenStores.CACHE_PROPERTY, cache.toString());
        System.setProperty("swt.library.path", swt.toString());
      }
    } catch (IOException e) {
      // An installation for several people: each has a cache beside the own store.
      return;
    }
  }
}
