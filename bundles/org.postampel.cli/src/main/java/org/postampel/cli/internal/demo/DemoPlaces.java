package org.postampel.cli.internal.demo;

import java.io.IOException;
import java.util.Optional;
import java.util.function.ToIntFunction;
import org.postampel.cli.internal.terminal.Terminal;
import org.postampel.cli.internal.work.Places;

/** The demo tenant around a piece of work. */
public final class DemoPlaces {

  private DemoPlaces() {}

  /**
   * Runs the work while the demo tenant runs in a folder that is removed afterwards.
   *
   * @param work gets the folders of the demo, gives an exit status
   */
  public static int during(Terminal terminal, ToIntFunction<Places> work) throws IOException {
    terminal.say("demo.starting");
    try (DemoFolder folder = DemoFolder.of(Optional.empty());
        DemoStage stage = DemoStage.start(terminal, folder.path())) {
      // A window that is ended by a signal does not come to the end of its command.
      Runtime.getRuntime().addShutdownHook(new Thread(folder::close, "postampel-demo-folder"));
      return work.applyAsInt(stage.places());
    }
  }
}
