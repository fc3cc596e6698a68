package org.postampel.ui.internal.passphrase;

import java.util.Locale;
import org.eclipse.swt.widgets.Shell;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.postampel.tokenstore.PassphraseSource.Purpose;
import org.postampel.ui.internal.fixture.EveryLanguage;
import org.postampel.ui.internal.fixture.Layout;
import org.postampel.ui.internal.text.Sentences;

class PassphraseLayoutTest {

  @RegisterExtension static final Layout layout = new Layout();

  @EveryLanguage
  void choosingAPassphraseAndTypingItWronglyIsWhole(String language) {
    Shell shell = open(language, Purpose.CHOOSE);
    layout.assertWhole(shell);

    layout.robot.type("passphrase.field", "Blumenkohl im Regen");
    layout.robot.type("passphrase.again", "Blumenkohl in der Sonne");
    layout.robot.press("passphrase.ok");
    layout.assertWhole(shell);
  }

  @EveryLanguage
  void typingThePassphraseIsWhole(String language) {
    layout.assertWhole(open(language, Purpose.OPEN));
  }

  private static Shell open(String language, Purpose purpose) {
    return layout.open(
        new PassphraseDialog(null, Sentences.in(Locale.forLanguageTag(language)), purpose));
  }
}
