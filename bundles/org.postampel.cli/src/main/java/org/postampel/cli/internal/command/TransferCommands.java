package org.postampel.cli.internal.command;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.concurrent.Callable;
import org.postampel.cli.internal.terminal.ExitStatus;
import org.postampel.cli.internal.terminal.Terminal;
import org.postampel.cli.internal.work.Composition;
import org.postampel.cli.internal.work.Workplace;
import org.postampel.core.mailbox.MailboxDraft;
import org.postampel.core.mailbox.MailboxEntry;
import org.postampel.core.mailbox.MailboxField;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Carrying the settings of a mailbox from one installation to another; never its secrets. */
public final class TransferCommands {

  private static final int LARGEST_FILE = 256 * 1024;

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
        String text = text(((MailboxEntry.Readable) entry).draft());
        if (file.equals(ReportTargets.STANDARD_OUTPUT)) {
          terminal.out().print(text);
        } else {
          Files.writeString(Path.of(file), text);
        }
        return ExitStatus.OK;
      } catch (IOException e) {
        throw terminal.refusal(ExitStatus.DISK, "mailbox.cannot-export", file, e.getMessage());
      }
    }

    private static String text(MailboxDraft draft) {
      StringBuilder text = new StringBuilder();
      draft
          .texts()
          .forEach(
              (field, value) ->
                  text.append(field.key())
                      .append(" = ")
                      .append(value.replace("\\", "\\\\"))
                      .append('\n'));
      return text.toString();
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
      MailboxDraft draft = draft(content());
      try (Workplace workplace = composition.open(common.places(terminal))) {
        return new NewMailbox(terminal, workplace).save(id, draft);
      }
    }

    private byte[] content() {
      try {
        byte[] content =
            file.equals(ReportTargets.STANDARD_OUTPUT)
                ? terminal.in().readNBytes(LARGEST_FILE + 1)
                : read(Path.of(file));
        if (content.length > LARGEST_FILE) {
          throw terminal.refusal(ExitStatus.MALFORMED, "mailbox.import-too-large", file);
        }
        return content;
      } catch (IOException e) {
        throw terminal.refusal(ExitStatus.DISK, "mailbox.cannot-import", file, e.getMessage());
      }
    }

    private static byte[] read(Path file) throws IOException {
      try (InputStream in = Files.newInputStream(file)) {
        return in.readNBytes(LARGEST_FILE + 1);
      }
    }

    private MailboxDraft draft(byte[] content) {
      Properties settings = new Properties();
      try {
        settings.load(
            new InputStreamReader(new ByteArrayInputStream(content), StandardCharsets.UTF_8));
      } catch (IllegalArgumentException e) {
        throw terminal.refusal(ExitStatus.MALFORMED, "mailbox.import-malformed", file);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      MailboxDraft draft = MailboxDraft.empty();
      for (String key : settings.stringPropertyNames()) {
        MailboxField field =
            MailboxField.ofKey(key)
                .orElseThrow(
                    () -> terminal.refusal(ExitStatus.MALFORMED, "mailbox.unknown-key", key));
        draft = draft.with(field, settings.getProperty(key));
      }
      return draft;
    }
  }
}
