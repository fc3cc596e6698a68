package org.postampel.cli.internal.host;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.Callable;
import org.postampel.cli.internal.command.CommonOptions;
import org.postampel.cli.internal.demo.DemoPlaces;
import org.postampel.cli.internal.terminal.ExitStatus;
import org.postampel.cli.internal.terminal.Terminal;
import org.postampel.cli.internal.work.Places;
import org.postampel.cli.launch.FrameworkKind;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Opens the demonstration host: over the named mailboxes, else over the demo tenant. */
@Command(name = "host")
public final class HostCommand implements Callable<Integer> {

  @Mixin private final CommonOptions common = new CommonOptions();

  private final Terminal terminal;
  private final FrameworkRun frameworks;

  /** The command at this terminal. */
  public HostCommand(Terminal terminal, FrameworkRun frameworks) {
    this.terminal = terminal;
    this.frameworks = frameworks;
  }

  @Override
  public Integer call() {
    Places places = common.places(terminal);
    FrameworkKind kind =
        FrameworkKind.named(common.framework())
            .filter(named -> named != FrameworkKind.NONE)
            .orElse(FrameworkKind.FELIX);
    if (common.namesMailboxes()) {
      return frameworks.run(kind, "host", places);
    }
    try {
      return DemoPlaces.during(terminal, demo -> frameworks.run(kind, "host", demo));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (NoClassDefFoundError e) {
      throw terminal.refusal(ExitStatus.UNREACHABLE, "demo.missing");
    }
  }
}
