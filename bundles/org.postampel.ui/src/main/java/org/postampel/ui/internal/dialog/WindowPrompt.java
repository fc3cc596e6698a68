package org.postampel.ui.internal.dialog;

import java.net.URI;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.function.Consumer;
import org.postampel.core.text.Texts;
import org.postampel.oauth.OAuthServices;
import org.postampel.oauth.SignInPrompt;
import org.postampel.ui.DialogServices;
import org.postampel.ui.internal.text.Sentences;

/**
 * Reaches the person through a window: a sentence and the address that goes with it. A device code
 * is shown with its warning and never opens anything.
 */
final class WindowPrompt implements SignInPrompt {

  private final DialogServices services;
  private final boolean deviceCode;
  private final Consumer<Runnable> ui;
  private final Consumer<Shown> window;

  /**
   * What the window shows.
   *
   * @param sentence what the person does
   * @param page where
   * @param code the device code; empty where the browser is used
   */
  record Shown(String sentence, URI page, String code) {}

  /**
   * The prompt of one try to sign in.
   *
   * @param deviceCode whether the person chose the device code in the window
   * @param ui runs something on the user-interface thread
   * @param window shows it; called there
   */
  WindowPrompt(
      DialogServices services, boolean deviceCode, Consumer<Runnable> ui, Consumer<Shown> window) {
    this.services = services;
    this.deviceCode = deviceCode;
    this.ui = ui;
    this.window = window;
  }

  @Override
  public boolean prefersDeviceCode() {
    return deviceCode;
  }

  @Override
  public void openInBrowser(URI page) {
    Sentences sentences = Sentences.in(services.locale());
    ui.accept(
        () -> {
          boolean opened = services.browser().test(page);
          String sentence = sentences.get(opened ? "sign-in.in-browser" : "sign-in.no-browser");
          window.accept(new Shown(sentence, page, ""));
        });
  }

  @Override
  public boolean showDeviceCode(String userCode, URI page, Instant expires) {
    Texts theirs = OAuthServices.texts(services.locale());
    String until =
        DateTimeFormatter.ofLocalizedTime(FormatStyle.SHORT)
            .withLocale(services.locale())
            .format(expires.atZone(ZoneId.systemDefault()));
    String sentence =
        theirs.get("device-code.enter", page, userCode, until)
            + "\n\n"
            + theirs.get("device-code.careful");
    ui.accept(() -> window.accept(new Shown(sentence, page, userCode)));
    return true;
  }
}
