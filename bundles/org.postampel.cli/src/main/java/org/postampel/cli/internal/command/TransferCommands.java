package org.postampel.cli.internal.command;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.postampel.cli.internal.terminal.ExitStatus;
import org.postampel.cli.internal.terminal.Refusal;
import org.postampel.cli.internal.terminal.Terminal;
import org.postampel.cli.internal.work.Composition;
import org.postampel.cli.internal.work.Places;
import org.postampel.cli.internal.work.Workplace;
import org.postampel.core.mailbox.MailboxConfiguration;
import org.postampel.core.mailbox.MailboxDraft;
import org.postampel.core.mailbox.MailboxEntry;
import org.postampel.core.mailbox.MailboxText;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * Carrying the settings of a mailbox from one installation to another; its secrets only in a file
 * of their own that a passphrase opens.
 */
public final class TransferCommands {

  private TransferCommands() {}

  private static void requireFile(String secrets, Terminal terminal) {
    if (ReportTargets.STANDARD_OUTPUT.equals(secrets)) {
      throw terminal.refusal(ExitStatus.USAGE, "mailbox.secrets-need-a-file");
    }
  }

  /** Writes the settings of a mailbox to a file or to standard output. */
  @Command(name = "export")
  public static final class Export implements Callable<Integer> {
    @Mixin private final CommonOptions common = new CommonOptions();

    @Parameters(index = "0", paramLabel = "ID", descriptionKey = "parameter.id")
    private String id;

    @Parameters(
        index = "1",
        arity = "0..1",
        paramLabel = "FILE|-",
        descriptionKey = "parameter.export-file")
    private String file = ReportTargets.STANDARD_OUTPUT;

    @Option(names = "--with-secrets", paramLabel = "FILE", descriptionKey = "option.export-secrets")
    private String secrets;

    private final Terminal terminal;
    private final Composition composition;

    /** The command at this terminal. */
    public Export(Terminal terminal, Composition composition) {
      this.terminal = terminal;
      this.composition = composition;
    }

    @Override
    public Integer call() {
      requireFile(secrets, terminal);
      try (Workplace workplace = composition.open(common.places(terminal))) {
        Entries entries = new Entries(terminal, workplace);
        MailboxEntry entry = entries.named(id);
        if (entry instanceof MailboxEntry.Broken broken) {
          terminal.saySentence(terminal.sentence(broken.defect()));
          return ExitStatus.MALFORMED;
        }
        if (secrets != null) {
          new TravellingSecrets(terminal, workplace.store())
              .export(entries.configuration(id), secrets);
        }
        String text = MailboxText.write(((MailboxEntry.Readable) entry).draft());
        if (file.equals(ReportTargets.STANDARD_OUTPUT)) {
          terminal.out().print(text);
        } else {
          TargetFile.named(file, terminal).write(text);
        }
        return ExitStatus.OK;
      } catch (IOException e) {
        throw terminal.refusal(
            ExitStatus.DISK, "mailbox.cannot-export", secrets == null ? file : secrets);
      }
    }
  }

  /** Makes a mailbox from such settings. */
  @Command(name = "import")
  public static final class Import implements Callable<Integer> {
    @Mixin private final CommonOptions common = new CommonOptions();

    @Parameters(index = "0", paramLabel = "ID", descriptionKey = "parameter.new-id")
    private String id;

    @Parameters(
        index = "1",
        arity = "0..1",
        paramLabel = "FILE|-",
        descriptionKey = "parameter.import-file")
    private String file = ReportTargets.STANDARD_OUTPUT;

    @Option(names = "--with-secrets", paramLabel = "FILE", descriptionKey = "option.import-secrets")
    private String secrets;

    private final Terminal terminal;
    private final Composition composition;

    /** The command at this terminal. */
    public Import(Terminal terminal, Composition composition) {
      this.terminal = terminal;
      this.composition = composition;
    }

    @Override
    public Integer call() {
      requireFile(secrets, terminal);
      if (secrets != null && isStandardInput()) {
        throw terminal.refusal(ExitStatus.USAGE, "mailbox.settings-need-a-file");
      }
      byte[] content = content();
      Places places = common.places(terminal);
      try (Workplace workplace = composition.open(places)) {
        NewMailbox mailbox = new NewMailbox(terminal, workplace, id);
        MailboxEntry entry = MailboxText.read(mailbox.id(), source(), content);
        if (entry instanceof MailboxEntry.Broken broken) {
          throw new Refusal(ExitStatus.MALFORMED, terminal.sentence(broken.defect()));
        }
        MailboxDraft draft = ((MailboxEntry.Readable) entry).draft();
        Optional<MailboxConfiguration> usable = mailbox.usable(draft);
        if (secrets == null || usable.isEmpty()) {
          return mailbox.save(draft);
        }
        ChosenKey.require(places, workplace);
        return new TravellingSecrets(terminal, workplace.store())
            .during(usable.get(), secrets, () -> mailbox.save(draft));
      }
    }

    private boolean isStandardInput() {
      return file.equals(ReportTargets.STANDARD_OUTPUT);
    }

    private String source() {
      return isStandardInput() ? terminal.texts().get("mailbox.standard-input") : file;
    }

    private byte[] content() {
      // One byte more than a mailbox may have, so that too many are noticed.
      int most = MailboxText.LIMIT + 1;
      if (isStandardInput()) {
        try {
          return terminal.in().readNBytes(most);
        } catch (IOException e) {
          throw terminal.refusal(ExitStatus.DISK, "mailbox.cannot-import", source());
        }
      }
      try (InputStream in = Files.newInputStream(TargetFile.path(file, terminal))) {
        return in.readNBytes(most);
      } catch (IOException e) {
        throw terminal.refusal(ExitStatus.DISK, "mailbox.cannot-import", source());
      }
    }
  }
}
