package org.postampel.ui.internal.passphrase;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import org.eclipse.swt.SWTException;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Shell;
import org.postampel.core.credential.Secret;
import org.postampel.tokenstore.PassphraseSource;
import org.postampel.ui.internal.text.Sentences;

/**
 * Asks the person at the display for the passphrase of the stored sign-ins. Gives none where no
 * display is in use, and for a moment after somebody has cancelled, because one action of a dialog
 * may ask the store several times. Safe for several threads; on the thread of the user interface
 * the window goes on working while it asks.
 */
final class AskingByDialog implements PassphraseSource {

  private static final Duration LEFT_ALONE = Duration.ofSeconds(3);

  private final Supplier<Optional<Display>> displays;
  private final Locale locale;
  private final Clock clock;
  private volatile Instant cancelled = Instant.MIN;

  /**
   * Asks at a display.
   *
   * @param displays the display in use, looked up at every question
   * @param locale the language
   * @param clock the time
   */
  AskingByDialog(Supplier<Optional<Display>> displays, Locale locale, Clock clock) {
    this.displays = displays;
    this.locale = locale;
    this.clock = clock;
  }

  @Override
  public Optional<Secret> passphrase(Purpose purpose) {
    Optional<Display> display = displays.get();
    if (display.isEmpty() || clock.instant().isBefore(leftAloneUntil())) {
      return Optional.empty();
    }
    AskedOnce question = new AskedOnce();
    try {
      display.get().syncExec(() -> question.ask(display.get(), purpose));
    } catch (SWTException gone) {
      // The window was closed meanwhile, and with it whoever could answer.
      return Optional.empty();
    }
    if (question.answer.isEmpty()) {
      cancelled = clock.instant();
    }
    return question.answer;
  }

  private Instant leftAloneUntil() {
    return cancelled.equals(Instant.MIN) ? Instant.MIN : cancelled.plus(LEFT_ALONE);
  }

  private final class AskedOnce {
    private Optional<Secret> answer = Optional.empty();

    void ask(Display display, Purpose purpose) {
      PassphraseDialog dialog =
          new PassphraseDialog(parent(display), Sentences.in(locale), purpose);
      dialog.open();
      answer = dialog.passphrase();
    }
  }

  /** The window in front, so that the question is not behind it. */
  private static Shell parent(Display display) {
    Shell active = display.getActiveShell();
    if (active != null) {
      return active;
    }
    Shell[] shells = display.getShells();
    return shells.length == 0 ? null : shells[shells.length - 1];
  }

  /** The display somebody uses already; none is ever made. */
  static Optional<Display> inUse() {
    return Thread.getAllStackTraces().keySet().stream()
        .map(Display::findDisplay)
        .filter(display -> display != null && !display.isDisposed())
        .findFirst();
  }
}
