package org.postampel.cli.internal.host;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.postampel.cli.internal.command.CommonOptions;
import org.postampel.cli.internal.terminal.ExitStatus;
import org.postampel.cli.internal.terminal.Refusal;
import org.postampel.cli.internal.terminal.Terminal;
import org.postampel.cli.internal.work.Places;
import org.postampel.cli.launch.FrameworkKind;
import org.postampel.tokenstore.TokenStores;
import org.postampel.tokenstore.WrappingKeyChoice;

/** Starts applications of the distribution inside a framework. */
public final class FrameworkRun {

  private final Terminal terminal;
  private final Optional<Path> distribution;

  /** Runs from this distribution, complaints go to this terminal. */
  public FrameworkRun(Terminal terminal, Optional<Path> distribution) {
    this.terminal = terminal;
    this.distribution = distribution;
  }

  /** Runs these arguments by the command line inside the framework. */
  public int commandLine(FrameworkKind kind, String[] arguments) {
    try {
      Places places = CommonOptions.placesOf(List.of(arguments), terminal);
      return run(kind, "cli", places, arguments);
    } catch (Refusal refusal) {
      terminal.saySentence(refusal.getMessage());
      return refusal.status();
    } catch (UncheckedIOException e) {
      terminal.say("failed.disk", e.getCause().getMessage());
      return ExitStatus.DISK;
    } catch (IllegalStateException e) {
      terminal.say("failed.defect", e.getCause() == null ? e : e.getCause());
      e.printStackTrace(terminal.err());
      return ExitStatus.DEFECT;
    }
  }

  /** Runs an application over these places and gives its status. */
  int run(FrameworkKind kind, String application, Places places, String... arguments) {
    Path folder =
        distribution.orElseThrow(
            () -> terminal.refusal(ExitStatus.UNREACHABLE, "framework.no-distribution"));
    try {
      return kind.run(folder, application, properties(application, places), arguments);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Map<String, String> properties(String application, Places places) {
    Map<String, String> properties = new HashMap<>();
    properties.put("postampel.application", application);
    properties.put("postampel.language", terminal.locale().toLanguageTag());
    properties.put("postampel.mailboxes", places.mailboxes().toString());
    properties.put("postampel.store", places.store().toString());
    if (places.keys().choice() != WrappingKeyChoice.UNCHOSEN) {
      properties.put("postampel.wrapping-key", places.keys().choice().id());
    }
    properties.put("postampel.user", System.getProperty("user.name", ""));
    Optional.ofNullable(System.getProperty(TokenStores.CACHE_PROPERTY))
        .ifPresent(cache -> properties.put(TokenStores.CACHE_PROPERTY, cache));
    return properties;
  }
}
