package org.postampel.cli;

import java.io.InputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.postampel.cli.internal.command.CheckCommand;
import org.postampel.cli.internal.command.CommonOptions;
import org.postampel.cli.internal.command.KeyCommands;
import org.postampel.cli.internal.command.MailboxCommands;
import org.postampel.cli.internal.command.SecretCommands;
import org.postampel.cli.internal.command.SignInCommand;
import org.postampel.cli.internal.command.SignOutCommand;
import org.postampel.cli.internal.command.TransferCommands;
import org.postampel.cli.internal.demo.DemoCommand;
import org.postampel.cli.internal.terminal.ExitStatus;
import org.postampel.cli.internal.terminal.Language;
import org.postampel.cli.internal.terminal.ProductVersion;
import org.postampel.cli.internal.terminal.Refusal;
import org.postampel.cli.internal.terminal.Terminal;
import org.postampel.cli.internal.terminal.UsageTexts;
import org.postampel.cli.internal.work.Composition;
import org.postampel.core.credential.TokenStoreException;
import org.postampel.core.mailbox.MailboxStorageException;
import org.postampel.core.task.Cancellation;
import org.postampel.core.text.Texts;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command line as a method: arguments and streams in, exit status out. */
public final class PostampelCommandLine {

  private static final int WIDTH = 100;

  /** What stands above all commands. */
  @Command(name = "./run")
  private static final class Root implements Runnable {
    @Mixin private final CommonOptions common = new CommonOptions();
    private final Terminal terminal;

    Root(Terminal terminal) {
      this.terminal = terminal;
    }

    @Override
    public void run() {
      throw terminal.refusal(ExitStatus.USAGE, "usage.no-command", "./run");
    }
  }

  /** What stands above {@code mailbox} and {@code secret}. */
  private static final class Group implements Runnable {
    @Mixin private final CommonOptions common = new CommonOptions();
    @Spec private CommandSpec spec;
    private final Terminal terminal;

    Group(Terminal terminal) {
      this.terminal = terminal;
    }

    @Override
    public void run() {
      throw terminal.refusal(ExitStatus.USAGE, "usage.no-command", spec.qualifiedName());
    }
  }

  private PostampelCommandLine() {}

  /**
   * Runs one command and gives its exit status; never ends the Java machine.
   *
   * @param arguments the command and its options
   * @param in where secrets come from
   * @param out where results go
   * @param err where progress and complaints go
   * @param environment the environment variables
   * @param composition what the commands work with
   */
  public static int run(
      String[] arguments,
      InputStream in,
      PrintStream out,
      PrintStream err,
      Map<String, String> environment,
      Composition composition) {
    Texts texts = texts(arguments, environment);
    return run(
        arguments,
        new Terminal(in, out, err, environment, new Cancellation(), texts, null),
        composition,
        List.of());
  }

  /** The sentences in the language of this call. */
  static Texts texts(String[] arguments, Map<String, String> environment) {
    return Texts.beside(Main.class, Language.of(List.of(arguments), environment));
  }

  /** Runs one command at this terminal, one of ours or one of these further ones. */
  static int run(
      String[] arguments, Terminal terminal, Composition composition, List<Object> further) {
    CommandLine line = commands(terminal, composition, further);
    try {
      return line.execute(arguments);
    } finally {
      terminal.out().flush();
      terminal.err().flush();
    }
  }

  private static CommandLine commands(
      Terminal terminal, Composition composition, List<Object> further) {
    CommandLine line =
        new CommandLine(new Root(terminal))
            .addSubcommand(new CheckCommand(terminal, composition))
            .addSubcommand(new SignInCommand(terminal, composition))
            .addSubcommand(new SignOutCommand(terminal, composition))
            .addSubcommand(new DemoCommand(terminal))
            .addSubcommand(
                "secret",
                group(terminal)
                    .addSubcommand(new SecretCommands.SetSecret(terminal, composition))
                    .addSubcommand(new SecretCommands.Status(terminal, composition))
                    .addSubcommand(new KeyCommands.ChangeKeys(terminal, composition)))
            .addSubcommand(
                "mailbox",
                group(terminal)
                    .addSubcommand(new MailboxCommands.ListMailboxes(terminal, composition))
                    .addSubcommand(new MailboxCommands.Show(terminal, composition))
                    .addSubcommand(new MailboxCommands.Add(terminal, composition))
                    .addSubcommand(new TransferCommands.Import(terminal, composition))
                    .addSubcommand(new TransferCommands.Export(terminal, composition))
                    .addSubcommand(new MailboxCommands.Remove(terminal, composition)));
    further.forEach(line::addSubcommand);
    setVersion(line);
    return line.setResourceBundle(new UsageTexts(terminal.texts()))
        .setOut(writer(terminal.out()))
        .setErr(writer(terminal.err()))
        .setColorScheme(CommandLine.Help.defaultColorScheme(CommandLine.Help.Ansi.OFF))
        .setUsageHelpWidth(WIDTH)
        .setCaseInsensitiveEnumValuesAllowed(false)
        .setParameterExceptionHandler((failure, arguments) -> misuse(failure, terminal))
        .setExecutionExceptionHandler((failure, command, result) -> failed(failure, terminal));
  }

  private static void setVersion(CommandLine line) {
    line.getCommandSpec().versionProvider(() -> new String[] {ProductVersion.line()});
    line.getSubcommands().values().forEach(PostampelCommandLine::setVersion);
  }

  private static CommandLine group(Terminal terminal) {
    return new CommandLine(new Group(terminal));
  }

  private static PrintWriter writer(PrintStream stream) {
    return new PrintWriter(stream, true, StandardCharsets.UTF_8);
  }

  private static int misuse(ParameterException failure, Terminal terminal) {
    CommandSpec spec = failure.getCommandLine().getCommandSpec();
    terminal.saySentence(UsageSentence.of(failure, terminal.texts()));
    terminal.say("usage.see-help", spec.qualifiedName(" "));
    return ExitStatus.USAGE;
  }

  private static int failed(Exception failure, Terminal terminal) {
    if (failure instanceof Refusal refusal) {
      terminal.saySentence(refusal.getMessage());
      return refusal.status();
    } else if (failure instanceof TokenStoreException store) {
      terminal.saySentence(terminal.sentence(store));
      return ExitStatus.DISK;
    } else if (failure instanceof MailboxStorageException storage) {
      terminal.saySentence(terminal.sentence(storage));
      return ExitStatus.DISK;
    } else if (failure instanceof UncheckedIOException disk) {
      terminal.say("failed.disk", disk.getCause().getMessage());
      return ExitStatus.DISK;
    }
    terminal.say("failed.defect", failure);
    failure.printStackTrace(terminal.err());
    return ExitStatus.DEFECT;
  }
}
