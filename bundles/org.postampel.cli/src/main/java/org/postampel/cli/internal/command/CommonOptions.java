package org.postampel.cli.internal.command;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.postampel.cli.internal.terminal.Arguments;
import org.postampel.cli.internal.terminal.ExitStatus;
import org.postampel.cli.internal.terminal.Language;
import org.postampel.cli.internal.terminal.Terminal;
import org.postampel.cli.internal.work.Places;
import org.postampel.cli.internal.work.UsualMailboxes;
import org.postampel.tokenstore.KeyPolicy;
import org.postampel.tokenstore.TokenStores;
import org.postampel.tokenstore.WrappingKeyChoice;
import picocli.CommandLine.Option;

/** The options every command takes. */
public final class CommonOptions {

  @Option(names = "--mailboxes", paramLabel = "DIR", descriptionKey = "option.mailboxes")
  private Path mailboxes;

  @Option(names = "--store", paramLabel = "DIR", descriptionKey = "option.store")
  private Path store;

  @Option(names = "--wrapping-key", paramLabel = "WORD", descriptionKey = "option.wrapping-key")
  private String wrappingKey;

  @Option(names = "--framework", paramLabel = "WORD", descriptionKey = "option.framework")
  private String framework;

  @Option(names = "--lang", paramLabel = "de|en", descriptionKey = "option.lang")
  private String language;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      descriptionKey = "option.help")
  private boolean help;

  @Option(
      names = {"-V", "--version"},
      versionHelp = true,
      descriptionKey = "option.version")
  private boolean version;

  /** The folders and the key, from the options, else the environment, else the usual ones. */
  public Places places(Terminal terminal) {
    requireKnownWords(terminal);
    return places(
        Optional.ofNullable(mailboxes),
        Optional.ofNullable(store),
        Optional.ofNullable(wrappingKey),
        terminal);
  }

  /** The same from a command line that nobody has parsed yet. */
  public static Places placesOf(List<String> arguments, Terminal terminal) {
    return places(
        Arguments.option(arguments, "--mailboxes").map(name -> TargetFile.path(name, terminal)),
        Arguments.option(arguments, "--store").map(name -> TargetFile.path(name, terminal)),
        Arguments.option(arguments, "--wrapping-key"),
        terminal);
  }

  private static Places places(
      Optional<Path> mailboxes,
      Optional<Path> store,
      Optional<String> wrappingKey,
      Terminal terminal) {
    String system = System.getProperty("os.name");
    Path home = home(terminal.environment(), system);
    return new Places(
        mailboxes
            .orElseGet(() -> UsualMailboxes.folder(terminal.environment(), system, home))
            .toAbsolutePath(),
        store
            .orElseGet(() -> TokenStores.usualFolder(terminal.environment(), system, home))
            .toAbsolutePath(),
        KeyPolicy.of(choice(wrappingKey, terminal), terminal.environment())
            .withPassphrase(new AskedPassphrase(terminal)),
        false);
  }

  /** The XDG specification goes by HOME, which may differ from what Java takes for it. */
  private static Path home(Map<String, String> environment, String system) {
    String home = environment.getOrDefault("HOME", "");
    boolean windows = system.toLowerCase(Locale.ROOT).startsWith("windows");
    return windows || !home.startsWith("/")
        ? Path.of(System.getProperty("user.home"))
        : Path.of(home);
  }

  /** The protection named on this command line and no other; the environment is not asked. */
  KeyPolicy newKeys(Terminal terminal) {
    return KeyPolicy.of(
            wrappingKey == null
                ? WrappingKeyChoice.UNCHOSEN
                : choice(Optional.of(wrappingKey), terminal),
            terminal.environment())
        .withPassphrase(new AskedPassphrase(terminal));
  }

  /** The framework asked for, {@code none} when nothing was said. */
  public String framework() {
    return Optional.ofNullable(framework).orElse("none");
  }

  /** The language asked for, if one was. */
  public Optional<String> language() {
    return Optional.ofNullable(language);
  }

  /** Whether a folder of mailboxes was named. */
  public boolean namesMailboxes() {
    return mailboxes != null;
  }

  private void requireKnownWords(Terminal terminal) {
    if (language != null && !Language.SPOKEN.contains(language)) {
      throw terminal.refusal(ExitStatus.USAGE, "usage.unknown-word", "--lang", language, "de, en");
    }
    if (framework != null && !List.of("felix", "equinox", "none").contains(framework)) {
      throw terminal.refusal(
          ExitStatus.USAGE, "usage.unknown-word", "--framework", framework, "felix, equinox, none");
    }
    if (help || version) {
      throw new IllegalStateException("help and version end before a command runs");
    }
  }

  private static WrappingKeyChoice choice(Optional<String> option, Terminal terminal) {
    String variable = WrappingKeyChoice.ENVIRONMENT_VARIABLE;
    String word = option.orElseGet(() -> terminal.environment().getOrDefault(variable, "").strip());
    if (word.isEmpty()) {
      return WrappingKeyChoice.UNCHOSEN;
    }
    return WrappingKeyChoice.ofId(word)
        .orElseThrow(
            () ->
                terminal.refusal(
                    ExitStatus.USAGE,
                    "usage.unknown-word",
                    option.isPresent() ? "--wrapping-key" : variable,
                    word,
                    "file, vault, passphrase, host"));
  }
}
