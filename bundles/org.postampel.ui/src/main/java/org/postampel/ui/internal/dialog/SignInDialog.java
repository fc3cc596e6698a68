package org.postampel.ui.internal.dialog;

import java.util.Optional;
import java.util.stream.Stream;
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
import org.postampel.core.mailbox.MailboxConfiguration;
import org.postampel.core.task.Cancellation;
import org.postampel.oauth.OAuthServices;
import org.postampel.oauth.SignInOutcome;
import org.postampel.oauth.SignedInAccount;
import org.postampel.ui.DialogServices;
import org.postampel.ui.internal.help.HelpKey;
import org.postampel.ui.internal.help.HelpTopic;
import org.postampel.ui.internal.model.DeviceCodeOffer;
import org.postampel.ui.internal.model.RefusedSignIn;
import org.postampel.ui.internal.text.Sentences;
import org.postampel.ui.internal.widget.BackgroundWork;
import org.postampel.ui.internal.widget.Copy;
import org.postampel.ui.internal.widget.EscapeKey;
import org.postampel.ui.internal.widget.Ids;
import org.postampel.ui.internal.widget.Included;
import org.postampel.ui.internal.widget.Plain;
import org.postampel.ui.internal.widget.Roomy;
import org.postampel.ui.internal.widget.UiThread;

/**
 * Stands while a person signs in with the browser: says what to do there, gives the address to copy
 * where no browser opened, offers a device code instead, and cancels. Closes itself when the
 * sign-in is granted; any other end is said in a sentence.
 */
public final class SignInDialog extends Dialog {

  private static final int WIDTH = 520;
  private static final int COPY_ID = IDialogConstants.CLIENT_ID + 1;
  private static final int AGAIN_ID = IDialogConstants.CLIENT_ID + 2;
  private static final int DEVICE_ID = IDialogConstants.CLIENT_ID + 3;

  private final DialogServices services;
  private final MailboxConfiguration mailbox;
  private final Sentences sentences;
  private Cancellation cancellation = new Cancellation();
  private BackgroundWork work;
  private Label message;
  private DeviceCodeRow code;
  private TextToCopy toCopy;
  private ProgressBar progress;
  private SignedInAccount account;
  private boolean deviceCodePossible;
  private boolean byDeviceCode;

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
    code = new DeviceCodeRow(area, sentences);
    toCopy = new TextToCopy(area, sentences, WIDTH);
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
    Button device =
        Ids.mark(
            createButton(parent, DEVICE_ID, sentences.get("sign-in.device-code"), false),
            "sign-in.device-code");
    device.setToolTipText(OAuthServices.texts(services.locale()).get("device-code.careful"));
    Included.set(again, false);
    Included.set(device, false);
    Ids.mark(
        createButton(parent, IDialogConstants.CANCEL_ID, sentences.get("button.cancel"), true),
        "sign-in.cancel");
  }

  @Override
  protected void setButtonLayoutData(Button button) {
    super.setButtonLayoutData(button);
    Roomy.inDialog(button);
  }

  @Override
  protected Control createContents(Composite parent) {
    Control contents = super.createContents(parent);
    getButton(IDialogConstants.CANCEL_ID).setFocus();
    work = new BackgroundWork(services.background(), new UiThread(parent.getDisplay()));
    arrangeButtons();
    work.ask(
        getShell(),
        () -> DeviceCodeOffer.isFor(mailbox, services.presets(), services.store()),
        possible -> {
          deviceCodePossible = possible;
          offerDeviceCode(progress.getVisible());
          arrangeButtons();
        },
        () -> {});
    begin();
    return contents;
  }

  private void begin() {
    Shell shell = getShell();
    Cancellation mine = new Cancellation();
    waitFor(mine);
    WindowPrompt prompt =
        new WindowPrompt(
            services,
            byDeviceCode,
            said -> work.ui().later(shell, () -> ifPresent(mine, said)),
            this::show);
    work.ask(
        shell,
        () -> services.signIns().signIn(mailbox, prompt, mine),
        outcome -> {
          if (outcome instanceof SignInOutcome.Granted) {
            // Who came back from the browser after all is signed in, whatever was begun meanwhile.
            waitFor(mine);
          }
          ifPresent(mine, () -> ended(outcome));
        },
        () -> ifPresent(mine, this::broke));
  }

  private void broke() {
    toCopy.nothing();
    end(sentences.get("internal-error"));
  }

  /** From now on this try counts, and the one before it is over. */
  private void waitFor(Cancellation one) {
    if (one != cancellation) {
      work.run(cancellation::cancel);
      cancellation = one;
    }
  }

  /** A try that another one has replaced has nothing to say any more. */
  private void ifPresent(Cancellation one, Runnable deed) {
    if (one == cancellation) {
      deed.run();
    }
  }

  private void beginWithDeviceCode() {
    byDeviceCode = true;
    beginAgain();
  }

  /** Once more from the beginning, in the same window. */
  private void beginAgain() {
    toCopy.address("");
    code.show("");
    nameCopy("sign-in.copy");
    Included.set(progress, true);
    again("", false);
    offerDeviceCode(true);
    arrangeButtons();
    getButton(IDialogConstants.CANCEL_ID).setText(sentences.get("button.cancel"));
    show(sentences.get("sign-in.starting"));
    getButton(IDialogConstants.CANCEL_ID).setFocus();
    begin();
  }

  @Override
  protected void buttonPressed(int id) {
    if (id == COPY_ID) {
      Copy.text(getShell().getDisplay(), toCopy.text());
    } else if (id == AGAIN_ID) {
      beginAgain();
    } else if (id == DEVICE_ID) {
      beginWithDeviceCode();
    } else {
      super.buttonPressed(id);
    }
  }

  @Override
  public boolean close() {
    work.run(cancellation::cancel);
    return super.close();
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
    if (outcome instanceof SignInOutcome.ConsentPending pending) {
      toCopy.address(pending.adminConsentAddress().toString());
    } else if (refused.isPresent()) {
      toCopy.help(Plain.text(refused.get().help()));
      nameCopy("sign-in.copy-text");
    } else {
      toCopy.nothing();
    }
    end(refused.map(RefusedSignIn::sentence).orElseGet(() -> sentence(outcome)));
    if (outcome instanceof SignInOutcome.BlockedByPolicy
        || outcome instanceof SignInOutcome.Unsupported) {
      // Neither is mended by another code; the browser may be allowed.
      byDeviceCode = false;
    }
    again(wordOfAgain(outcome), true);
    offerDeviceCode(outcome instanceof SignInOutcome.RedirectUnavailable);
    arrangeButtons();
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
    Included.set(button, shown);
    Included.set(getButton(COPY_ID), !shown || !toCopy.text().isEmpty());
    getShell().setDefaultButton(shown ? button : getButton(IDialogConstants.CANCEL_ID));
    if (shown) {
      button.setFocus();
    }
  }

  /** Only who has chosen nothing else is offered the device code, while it can help. */
  private void offerDeviceCode(boolean helps) {
    Included.set(getButton(DEVICE_ID), deviceCodePossible && !byDeviceCode && helps);
  }

  private void arrangeButtons() {
    Composite bar = getButton(DEVICE_ID).getParent();
    ((GridLayout) bar.getLayout()).numColumns =
        (int)
            Stream.of(bar.getChildren())
                .filter(button -> !((GridData) button.getLayoutData()).exclude)
                .count();
    bar.requestLayout();
    getShell().pack();
  }

  private void end(String sentence) {
    Included.set(progress, false);
    code.show("");
    getButton(IDialogConstants.CANCEL_ID).setText(sentences.get("button.close"));
    show(sentence);
  }

  private void nameCopy(String word) {
    getButton(COPY_ID).setText(sentences.get(word));
    setButtonLayoutData(getButton(COPY_ID));
  }

  private void show(WindowPrompt.Shown shown) {
    toCopy.address(shown.page().toString());
    code.show(shown.code());
    show(shown.sentence());
  }

  private void show(String sentence) {
    // What a server says is no mnemonic and steers nothing.
    message.setText(Plain.text(sentence).replace("&", "&&"));
    getButton(COPY_ID).setEnabled(!toCopy.text().isEmpty());
    message.requestLayout();
    getShell().pack();
  }
}
