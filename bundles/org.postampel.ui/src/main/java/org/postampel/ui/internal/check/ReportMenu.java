package org.postampel.ui.internal.check;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.FileDialog;
import org.eclipse.swt.widgets.Menu;
import org.eclipse.swt.widgets.MenuItem;
import org.postampel.check.CheckReport;
import org.postampel.ui.internal.model.ReportTexts;
import org.postampel.ui.internal.text.Sentences;
import org.postampel.ui.internal.widget.BackgroundWork;
import org.postampel.ui.internal.widget.Copy;
import org.postampel.ui.internal.widget.Ids;

/** The menu under the button "Report": the report as text on the clipboard, or in a file. */
final class ReportMenu {

  private final Button button;
  private final Sentences sentences;
  private final Supplier<Optional<CheckReport>> report;
  private final Runnable copied;

  /**
   * A menu that opens at this button.
   *
   * @param report what is carried away
   * @param say shows a sentence to the person
   */
  ReportMenu(
      Button button,
      Sentences sentences,
      Supplier<Optional<CheckReport>> report,
      Consumer<String> say,
      BackgroundWork work) {
    this.button = button;
    this.sentences = sentences;
    this.report = report;
    this.copied = () -> say.accept(sentences.get("check.copied"));
    Menu menu = Ids.mark(new Menu(button), "check.report.menu");
    button.setMenu(menu);
    item(menu, "copy-text", this::copyText);
    item(menu, "save-text", () -> save(".txt", this::text, say, work));
    item(menu, "save-json", () -> save(".json", this::json, say, work));
    button.addListener(
        SWT.Selection,
        event -> {
          Point corner = button.toDisplay(0, button.getSize().y);
          menu.setLocation(corner);
          menu.setVisible(true);
        });
  }

  private void item(Menu menu, String name, Runnable action) {
    MenuItem item = Ids.mark(new MenuItem(menu, SWT.PUSH), "check.report." + name);
    item.setText(sentences.get("check.report." + name));
    item.addListener(SWT.Selection, event -> action.run());
  }

  private void copyText() {
    report
        .get()
        .ifPresent(
            done -> {
              Copy.text(button.getDisplay(), text(done));
              copied.run();
            });
  }

  private String text(CheckReport done) {
    return ReportTexts.text(done, sentences.own().locale());
  }

  private String json(CheckReport done) {
    return ReportTexts.json(done, sentences.own().locale());
  }

  private void save(
      String ending,
      Function<CheckReport, String> form,
      Consumer<String> say,
      BackgroundWork work) {
    CheckReport done = report.get().orElse(null);
    Path file = done == null ? null : ask(done.mailbox() + ending).orElse(null);
    if (file == null) {
      return;
    }
    String failed = sentences.get("check.report.failed", file);
    work.ask(
        button,
        () -> write(file, form.apply(done)),
        written -> say.accept(written ? sentences.get("check.report.saved", file) : failed),
        () -> say.accept(failed));
  }

  private static boolean write(Path file, String text) {
    try {
      Files.writeString(file, text, StandardCharsets.UTF_8);
      return true;
    } catch (IOException failure) {
      return false;
    }
  }

  private Optional<Path> ask(String name) {
    FileDialog dialog = new FileDialog(button.getShell(), SWT.SAVE);
    dialog.setFileName(name);
    dialog.setOverwrite(true);
    return Optional.ofNullable(dialog.open()).map(Path::of);
  }
}
