package org.postampel.cli.internal.command;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.util.concurrent.Callable;
import org.postampel.cli.internal.terminal.ExitStatus;
import org.postampel.cli.internal.terminal.Refusal;
import org.postampel.cli.internal.terminal.Terminal;
import org.postampel.cli.internal.work.Composition;
import org.postampel.cli.internal.work.Workplace;
import org.postampel.core.mailbox.MailboxEntry;
import org.postampel.core.mailbox.MailboxText;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Carrying the settings of a mailbox from one installation to another; never its secrets. */
public final class TransferCommands {

  private TransferCommands() {}

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

    private final Terminal terminal;
    private final Composition composition;

    /** The command at this terminal. */
    public Export(Terminal terminal, Composition composition) {
      this.terminal = terminal;
      this.composition = composition;
    }

    @Override
    public Integer call() {
      try (Workplace workplace = composition.open(common.places(terminal))) {
        MailboxEntry entry = new Entries(terminal, workplace).named(id);
        if (entry instanceof MailboxEntry.Broken broken) {
          terminal.err().println(terminal.sentence(broken.defect()));
          return ExitStatus.MALFORMED;
        }
        String text = MailboxText.write(((MailboxEntry.Readable) entry).draft());
        if (file.equals(ReportTargets.STANDARD_OUTPUT)) {
          terminal.out().print(text);
        } else {
          TargetFile.named(file, terminal).write(text);
        }
        return ExitStatus.OK;
      } catch (IOException e) {
        throw terminal.refusal(ExitStatus.DISK, "mailbox.cannot-export", file);
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

    private final Terminal terminal;
    private final Composition composition;

    /** The command at this terminal. */
    public Import(Terminal terminal, Composition composition) {
      this.terminal = terminal;
      this.composition = composition;
    }

    @Override
    public Integer call() {
      byte[] content = content();
      try (Workplace workplace = composition.open(common.places(terminal))) {
        NewMailbox mailbox = new NewMailbox(terminal, workplace, id);
        MailboxEntry entry = MailboxText.read(mailbox.id(), source(), content);
        if (entry instanceof MailboxEntry.Broken broken) {
          throw new Refusal(ExitStatus.MALFORMED, terminal.sentence(broken.defect()));
        }
        return mailbox.save(((MailboxEntry.Readable) entry).draft());
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
