package org.postampel.cli.internal.command;

import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.postampel.cli.internal.terminal.Terminal;
import org.postampel.oauth.SignInPrompt;

/** Opens the person's browser, and shows the address for the case that this does not work. */
public final class TerminalPrompt implements SignInPrompt {

  private final Terminal terminal;

  /** A prompt at this terminal. */
  public TerminalPrompt(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public void openInBrowser(URI address) {
    terminal.say("sign-in.open", address);
    opener().ifPresent(opener -> start(opener, address));
  }

  private Optional<List<String>> opener() {
    String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
    if (system.startsWith("windows")) {
      return Optional.of(List.of("rundll32", "url.dll,FileProtocolHandler"));
    } else if (system.startsWith("mac")) {
      return Optional.of(List.of("open"));
    }
    boolean display =
        terminal.environment().containsKey("DISPLAY")
            || terminal.environment().containsKey("WAYLAND_DISPLAY");
    return display ? Optional.of(List.of("xdg-open")) : Optional.empty();
  }

  private void start(List<String> opener, URI address) {
    List<String> command = new java.util.ArrayList<>(opener);
    command.add(address.toString());
    try {
      new ProcessBuilder(command)
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .redirectError(ProcessBuilder.Redirect.DISCARD)
          .start();
    } catch (IOException e) {
      // The address is on the screen already.
      terminal.say("sign-in.no-browser");
    }
  }
}
