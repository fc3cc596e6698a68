package org.postampel.cli.internal.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.postampel.cli.internal.command.CommonOptions;
import org.postampel.cli.internal.terminal.ExitStatus;
import org.postampel.cli.internal.terminal.Terminal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Runs the demo tenant: until it is ended, or for one check of all its mailboxes. */
@Command(name = "demo")
public final class DemoCommand implements Callable<Integer> {

  @Mixin private final CommonOptions common = new CommonOptions();

  @Option(names = "--check", descriptionKey = "option.demo-check")
  private boolean check;

  @Parameters(arity = "0..1", paramLabel = "DIR", descriptionKey = "parameter.demo-folder")
  private Path folder;

  private final Terminal terminal;

  /** The command at this terminal. */
  public DemoCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    common.places(terminal);
    try (DemoFolder place = DemoFolder.of(Optional.ofNullable(folder))) {
      return run(place);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (NoClassDefFoundError e) {
      // The test kit is an optional part: a vendor's installation does not have it.
      throw terminal.refusal(ExitStatus.UNREACHABLE, "demo.missing");
    }
  }

  private int run(DemoFolder place) throws IOException {
    terminal.say("demo.starting");
    try (DemoStage stage = DemoStage.start(terminal, place.path())) {
      return check ? new DemoCheck(terminal, stage).run() : new DemoStay(terminal, stage).run();
    }
  }
}
