package org.postampel.ui.internal.dialog;

import java.net.URI;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Optional;
import org.eclipse.jface.dialogs.Dialog;
import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.ProgressBar;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;
import org.postampel.core.mailbox.MailboxConfiguration;
import org.postampel.core.task.Cancellation;
import org.postampel.core.text.Texts;
import org.postampel.oauth.OAuthServices;
import org.postampel.oauth.SignInOutcome;
import org.postampel.oauth.SignInPrompt;
import org.postampel.oauth.SignedInAccount;
import org.postampel.ui.DialogServices;
import org.postampel.ui.internal.help.HelpKey;
import org.postampel.ui.internal.help.HelpTopic;
import org.postampel.ui.internal.model.RefusedSignIn;
import org.postampel.ui.internal.text.Sentences;
import org.postampel.ui.internal.widget.BackgroundWork;
import org.postampel.ui.internal.widget.Copy;
import org.postampel.ui.internal.widget.EscapeKey;
import org.postampel.ui.internal.widget.Ids;
import org.postampel.ui.internal.widget.Plain;
import org.postampel.ui.internal.widget.UiThread;

/**
 * Stands while a person signs in with the browser: says what to do there, gives the address to copy
 * where no browser opened, and cancels. Closes itself when the sign-in is granted; any other end is
 * said in a sentence.
 */
public final class SignInDialog extends Dialog {

  private static final int WIDTH = 520;
  private static final int ADDRESS_LINES = 3;
  private static final int HELP_LINES = 10;
  private static final int COPY_ID = IDialogConstants.CLIENT_ID + 1;
  private static final int AGAIN_ID = IDialogConstants.CLIENT_ID + 2;

  private final DialogServices services;
  private final MailboxConfiguration mailbox;
  private final Sentences sentences;
  private final Cancellation cancellation = new Cancellation();
  private BackgroundWork work;
  private Label message;
  private Label addressLabel;
  private Text address;
  private ProgressBar progress;
  private SignedInAccount account;

  /** A dialog that begins the sign-in when it opens. */
  public SignInDialog(Shell parent, DialogServices services, MailboxConfiguration mailbox) {
    super(parent);
    this.services = services;
    this.mailbox = mailbox;
    this.sentences = Sentences.in(services.locale());
    setShellStyle(SWT.CLOSE | SWT.TITLE | SWT.BORDER | SWT.RESIZE | SWT.APPLICATION_MODAL);
  }

  /** Who signed in; empty when nobody did. */
  public Optional<SignedInAccount> account() {
    return Optional.ofNullable(account);
  }

  @Override
  protected void configureShell(Shell shell) {
    super.configureShell(shell);
    shell.setText(sentences.get("sign-in.title"));
    Ids.mark(shell, "sign-in.dialog");
    EscapeKey.cancels(shell, this::cancelPressed);
    HelpKey.opens(shell, services, HelpTopic.SIGN_IN);
  }

  @Override
  protected Control createDialogArea(Composite parent) {
    Composite area = new Composite(parent, SWT.NONE);
    GridLayoutFactory.fillDefaults().margins(16, 14).spacing(0, 10).applyTo(area);
    GridDataFactory.fillDefaults().grab(true, true).applyTo(area);
    message = Ids.mark(new Label(area, SWT.WRAP), "sign-in.message");
    message.setText(sentences.get("sign-in.starting"));
    GridDataFactory.fillDefaults().grab(true, false).hint(WIDTH, SWT.DEFAULT).applyTo(message);
    progress = Ids.mark(new ProgressBar(area, SWT.INDETERMINATE), "sign-in.progress");
    GridDataFactory.fillDefaults().grab(true, false).applyTo(progress);
    addressLabel = new Label(area, SWT.NONE);
    addressLabel.setText(sentences.get("sign-in.address"));
    GridDataFactory.fillDefaults().grab(true, false).applyTo(addressLabel);
    address =
        Ids.mark(
            new Text(area, SWT.BORDER | SWT.READ_ONLY | SWT.WRAP | SWT.V_SCROLL),
            "sign-in.address");
    GridDataFactory.fillDefaults()
        .grab(true, true)
        .hint(WIDTH, address.getLineHeight() * ADDRESS_LINES)
        .applyTo(address);
    Ids.named(address, addressLabel);
    return area;
  }

  @Override
  protected void createButtonsForButtonBar(Composite parent) {
    Ids.mark(createButton(parent, COPY_ID, sentences.get("sign-in.copy"), false), "sign-in.copy")
        .setEnabled(false);
    Button again =
        Ids.mark(
            createButton(parent, AGAIN_ID, sentences.get("sign-in.other-account"), false),
            "sign-in.again");
    ((GridData) again.getLayoutData()).exclude = true;
    again.setVisible(false);
    Ids.mark(
        createButton(parent, IDialogConstants.CANCEL_ID, sentences.get("button.cancel"), true),
        "sign-in.cancel");
  }

  @Override
  protected Control createContents(Composite parent) {
    Control contents = super.createContents(parent);
    getButton(IDialogConstants.CANCEL_ID).setFocus();
    work = new BackgroundWork(services.background(), new UiThread(parent.getDisplay()));
    begin();
    return contents;
  }

  private void begin() {
    Shell shell = getShell();
    work.ask(
        shell,
        () -> services.signIns().signIn(mailbox, new Prompt(shell), cancellation),
        this::ended,
        () -> end(sentences.get("internal-error")));
  }

  /** Once more from the beginning, in the same window. */
  private void beginAgain() {
    address.setText("");
    label(ADDRESS_LINES, "sign-in.address", "sign-in.copy");
    include(progress, true);
    include(addressLabel, true);
    include(address, true);
    again("", false);
    getButton(IDialogConstants.CANCEL_ID).setText(sentences.get("button.cancel"));
    show(sentences.get("sign-in.starting"));
    getButton(IDialogConstants.CANCEL_ID).setFocus();
    begin();
  }

  @Override
  protected void buttonPressed(int id) {
    if (id == COPY_ID) {
      Copy.text(getShell().getDisplay(), address.getText());
    } else if (id == AGAIN_ID) {
      beginAgain();
    } else {
      super.buttonPressed(id);
    }
  }

  @Override
  public boolean close() {
    work.run(cancellation::cancel);
    return super.close();
  }

  private final class Prompt implements SignInPrompt {
    private final Shell shell;

    Prompt(Shell shell) {
      this.shell = shell;
    }

    @Override
    public void openInBrowser(URI page) {
      work.ui()
          .later(
              shell,
              () -> {
                boolean opened = services.browser().test(page);
                show(sentences.get(opened ? "sign-in.in-browser" : "sign-in.no-browser"), page);
              });
    }

    @Override
    public boolean showDeviceCode(String userCode, URI page, Instant expires) {
      Texts theirs = OAuthServices.texts(services.locale());
      String until =
          DateTimeFormatter.ofLocalizedTime(FormatStyle.SHORT)
              .withLocale(services.locale())
              .format(expires.atZone(ZoneId.systemDefault()));
      String sentence =
          theirs.get("device-code.enter", page, userCode, until)
              + "\n\n"
              + theirs.get("device-code.careful");
      work.ui().later(shell, () -> show(sentence, page));
      return true;
    }
  }

  private void ended(SignInOutcome outcome) {
    if (outcome instanceof SignInOutcome.Granted granted) {
      account = granted.account();
      if (granted.renewable()) {
        setReturnCode(OK);
        close();
        return;
      }
    }
    Optional<RefusedSignIn> refused =
        RefusedSignIn.in(outcome, mailbox, services.checks(), sentences);
    address.setText(
        outcome instanceof SignInOutcome.ConsentPending pending
            ? pending.adminConsentAddress().toString()
            : refused.map(RefusedSignIn::help).map(Plain::text).orElse(""));
    refused.ifPresent(said -> label(HELP_LINES, "sign-in.help", "sign-in.copy-text"));
    end(refused.map(RefusedSignIn::sentence).orElseGet(() -> sentence(outcome)));
    again(wordOfAgain(outcome), true);
  }

  private String sentence(SignInOutcome outcome) {
    if (outcome instanceof SignInOutcome.StoreFailed failed) {
      return sentences.of(failed.failure());
    } else if (outcome instanceof SignInOutcome.ConsentPending) {
      return sentences.get("sign-in.waiting") + "\n\n" + sentences.get("sign-in.waiting.what");
    }
    return outcome.sentence(OAuthServices.texts(services.locale()));
  }

  private static String wordOfAgain(SignInOutcome outcome) {
    if (outcome instanceof SignInOutcome.ConsentPending) {
      return "sign-in.approved";
    }
    return outcome instanceof SignInOutcome.WrongAccount
        ? "sign-in.other-account"
        : "sign-in.try-again";
  }

  /** Shows or hides the button that begins again; where it is shown it is what Return presses. */
  private void again(String word, boolean shown) {
    Button button = getButton(AGAIN_ID);
    if (shown) {
      button.setText(sentences.get(word));
      setButtonLayoutData(button);
    }
    include(button, shown);
    boolean copies = !shown || !address.getText().isEmpty();
    include(getButton(COPY_ID), copies);
    ((GridLayout) button.getParent().getLayout()).numColumns =
        1 + (shown ? 1 : 0) + (copies ? 1 : 0);
    getShell().setDefaultButton(shown ? button : getButton(IDialogConstants.CANCEL_ID));
    button.getParent().requestLayout();
    getShell().pack();
    if (shown) {
      button.setFocus();
    }
  }

  private void end(String sentence) {
    include(progress, false);
    if (address.getText().isEmpty()) {
      include(addressLabel, false);
      include(address, false);
    }
    getButton(IDialogConstants.CANCEL_ID).setText(sentences.get("button.close"));
    show(sentence);
  }

  /** Says what the text to copy is, and gives it room. */
  private void label(int lines, String what, String copy) {
    addressLabel.setText(sentences.get(what));
    Ids.named(address, addressLabel);
    ((GridData) address.getLayoutData()).heightHint = address.getLineHeight() * lines;
    getButton(COPY_ID).setText(sentences.get(copy));
    setButtonLayoutData(getButton(COPY_ID));
  }

  private static void include(Control control, boolean shown) {
    control.setVisible(shown);
    ((GridData) control.getLayoutData()).exclude = !shown;
  }

  private void show(String sentence, URI page) {
    address.setText(page.toString());
    show(sentence);
  }

  private void show(String sentence) {
    // What a server says is no mnemonic and steers nothing.
    message.setText(Plain.text(sentence).replace("&", "&&"));
    getButton(COPY_ID).setEnabled(!address.getText().isEmpty());
    message.requestLayout();
    getShell().pack();
  }
}
