package org.postampel.cli.internal.command;

import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.postampel.cli.internal.terminal.Terminal;
import org.postampel.core.text.Texts;
import org.postampel.oauth.OAuthServices;
import org.postampel.oauth.SignInPrompt;

/**
 * Opens the person's browser, and shows the address for the case that this does not work; a device
 * code is shown with the warning and never opens anything.
 */
public final class TerminalPrompt implements SignInPrompt {

  private final Terminal terminal;
  private final boolean deviceCode;

  /**
   * A prompt at this terminal.
   *
   * @param deviceCode whether the person chose the device code
   */
  public TerminalPrompt(Terminal terminal, boolean deviceCode) {
    this.terminal = terminal;
    this.deviceCode = deviceCode;
  }

  @Override
  public boolean prefersDeviceCode() {
    return deviceCode;
  }

  @Override
  public boolean showDeviceCode(String userCode, URI verificationAddress, Instant expires) {
    Texts texts = OAuthServices.texts(terminal.locale());
    String until =
        DateTimeFormatter.ofLocalizedTime(FormatStyle.SHORT)
            .withLocale(terminal.locale())
            .format(expires.atZone(ZoneId.systemDefault()));
    terminal.saySentence(texts.get("device-code.careful"));
    terminal.saySentence(
        Terminal.printable(texts.get("device-code.enter", verificationAddress, userCode, until)));
    return true;
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
