package org.postampel.cli;

import java.util.Locale;
import java.util.Optional;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.postampel.cli.internal.command.AskedPassphrase;
import org.postampel.cli.internal.terminal.StandardStreams;
import org.postampel.core.credential.Secret;
import org.postampel.core.task.Cancellation;
import org.postampel.core.text.Texts;
import org.postampel.tokenstore.PassphraseSource;

/**
 * Asks for the passphrase at the terminal where the command line runs inside a framework; gives
 * none where the framework runs anything else, which has to ask in its own way.
 */
@Component(service = PassphraseSource.class, property = "service.ranking:Integer=-1000")
public final class FrameworkPassphrase implements PassphraseSource {

  private final Optional<PassphraseSource> asked;

  /** The terminal of the application this framework was started for. */
  @Activate
  public FrameworkPassphrase(BundleContext context) {
    this(
        Optional.ofNullable(context.getProperty("postampel.application"))
            .filter("cli"::equals)
            .map(
                cli ->
                    Locale.forLanguageTag(
                        Optional.ofNullable(context.getProperty("postampel.language"))
                            .orElse("en")))
            .map(
                locale ->
                    new AskedPassphrase(
                        StandardStreams.terminal(
                            Texts.beside(Main.class, locale), new Cancellation()))));
  }

  FrameworkPassphrase(Optional<PassphraseSource> asked) {
    this.asked = asked;
  }

  @Override
  public Optional<Secret> passphrase(Purpose purpose) {
    return asked.flatMap(source -> source.passphrase(purpose));
  }
}
