package org.postampel.ui.internal.dialog;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.eclipse.jface.dialogs.Dialog;
import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Link;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;
import org.postampel.ui.internal.help.HelpKey;
import org.postampel.ui.internal.help.HelpTopic;
import org.postampel.ui.internal.text.Sentences;
import org.postampel.ui.internal.widget.BoxedText;
import org.postampel.ui.internal.widget.Copy;
import org.postampel.ui.internal.widget.EscapeKey;
import org.postampel.ui.internal.widget.Ids;
import org.postampel.ui.internal.widget.Roomy;
import org.postampel.ui.internal.widget.TabLeaves;

/**
 * Asks before a sign-in is forgotten: names the mailboxes that lose it, and shows what only an
 * administrator can do.
 */
final class SignOutDialog extends Dialog {

  private static final int WIDTH = 520;
  private static final int MOST_NAMES = 12;

  private static final int COPY_WIDTH = 110;

  private final Sentences sentences;
  private final String account;
  private final Map<String, String> commands;
  private final List<String> mailboxes;
  private final Optional<Page> page;

  /**
   * A page on which an administrator does by hand what the commands do.
   *
   * @param address where it is
   * @param browser opens it and says whether there was a browser
   */
  record Page(URI address, Predicate<URI> browser) {}

  /**
   * The question.
   *
   * @param account who is signed in
   * @param commands what an administrator types, by the name of what it is for; empty where there
   *     are no such commands
   * @param mailboxes the names of the mailboxes that lose the sign-in
   * @param page where an administrator takes back the permissions by hand
   */
  SignOutDialog(
      Shell parent,
      Sentences sentences,
      String account,
      Map<String, String> commands,
      List<String> mailboxes,
      Optional<Page> page) {
    super(parent);
    this.sentences = sentences;
    this.account = account;
    this.commands = commands;
    this.mailboxes = mailboxes;
    this.page = page;
    setShellStyle(SWT.CLOSE | SWT.TITLE | SWT.BORDER | SWT.RESIZE | SWT.APPLICATION_MODAL);
  }

  @Override
  protected void configureShell(Shell shell) {
    super.configureShell(shell);
    shell.setText(sentences.get("sign-out.title"));
    Ids.mark(shell, "sign-out.dialog");
    EscapeKey.cancels(shell, this::cancelPressed);
    HelpKey.opens(shell, sentences, HelpTopic.SIGN_OUT);
  }

  @Override
  protected Control createDialogArea(Composite parent) {
    Composite area = new Composite(parent, SWT.NONE);
    GridLayoutFactory.fillDefaults().margins(16, 14).spacing(0, 10).applyTo(area);
    GridDataFactory.fillDefaults().grab(true, true).applyTo(area);
    sentence(area, question(), "sign-out.question");
    for (Map.Entry<String, String> command : commands.entrySet()) {
      command(area, command.getKey(), command.getValue());
    }
    page.filter(some -> !commands.isEmpty()).ifPresent(some -> link(area, some));
    return area;
  }

  /** A sentence, below it what an administrator types, and a button that copies it. */
  private void command(Composite area, String name, String command) {
    Label what = sentence(area, sentences.get("sign-out." + name), "sign-out." + name);
    Composite row = new Composite(area, SWT.NONE);
    GridLayoutFactory.fillDefaults().numColumns(2).spacing(8, 0).applyTo(row);
    GridDataFactory.fillDefaults().grab(true, true).applyTo(row);
    Text text = Ids.mark(BoxedText.readOnly(row, SWT.NONE), "sign-out." + name + ".command");
    text.setText(command);
    TabLeaves.from(text);
    GridDataFactory.fillDefaults()
        .grab(true, true)
        .hint(WIDTH - COPY_WIDTH, BoxedText.height(text, WIDTH - COPY_WIDTH))
        .applyTo(text.getParent());
    Ids.named(text, what);
    Button copy = Ids.mark(new Button(row, SWT.PUSH), "sign-out." + name + ".copy");
    copy.setText(sentences.get("sign-out." + name + ".copy"));
    GridDataFactory.fillDefaults().align(SWT.FILL, SWT.BEGINNING).applyTo(copy);
    Roomy.inDialog(copy);
    copy.addListener(SWT.Selection, event -> Copy.text(copy.getDisplay(), command));
  }

  /** Where no browser opens, the address itself is shown, to be copied. */
  private void link(Composite area, Page where) {
    Link link = Ids.mark(new Link(area, SWT.WRAP), "sign-out.page");
    link.setText(sentences.get("sign-out.page"));
    link.setToolTipText(where.address().toString());
    GridDataFactory.fillDefaults().grab(true, false).hint(WIDTH, SWT.DEFAULT).applyTo(link);
    link.addListener(
        SWT.Selection,
        event -> {
          if (!where.browser().test(where.address())) {
            Copy.text(link.getDisplay(), where.address().toString());
            link.setText(sentences.get("sign-out.page.copied"));
            link.requestLayout();
          }
        });
  }

  private String question() {
    String who = sentences.get("sign-out.question", account);
    if (mailboxes.isEmpty()) {
      return who;
    }
    String names =
        mailboxes.stream()
            .limit(MOST_NAMES)
            .collect(Collectors.joining("\n\u2022 ", "\u2022 ", ""));
    String more = mailboxes.size() > MOST_NAMES ? "\n\u2026" : "";
    return who + "\n" + sentences.get("sign-out.mailboxes") + "\n" + names + more;
  }

  private static Label sentence(Composite area, String text, String id) {
    Label label = Ids.mark(new Label(area, SWT.WRAP), id);
    // A name with an ampersand is no mnemonic.
    label.setText(text.replace("&", "&&"));
    GridDataFactory.fillDefaults().grab(true, false).hint(WIDTH, SWT.DEFAULT).applyTo(label);
    return label;
  }

  @Override
  protected void createButtonsForButtonBar(Composite parent) {
    Ids.mark(
        createButton(parent, IDialogConstants.OK_ID, sentences.get("sign-out.confirm"), false),
        "sign-out.confirm");
    Ids.mark(
        createButton(parent, IDialogConstants.CANCEL_ID, sentences.get("button.cancel"), true),
        "sign-out.cancel");
  }

  @Override
  protected Control createContents(Composite parent) {
    Control contents = super.createContents(parent);
    // Whoever presses Return without reading has lost nothing.
    getButton(IDialogConstants.CANCEL_ID).setFocus();
    return contents;
  }
}
