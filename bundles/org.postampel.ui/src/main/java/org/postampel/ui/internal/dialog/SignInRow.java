package org.postampel.ui.internal.dialog;

import java.net.URI;
import java.util.List;
import java.util.stream.Collectors;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Menu;
import org.eclipse.swt.widgets.MenuItem;
import org.postampel.oauth.SignedInAccount;
import org.postampel.ui.internal.model.SignInState;
import org.postampel.ui.internal.text.Sentences;
import org.postampel.ui.internal.widget.Copy;
import org.postampel.ui.internal.widget.Fitted;
import org.postampel.ui.internal.widget.FormRow;
import org.postampel.ui.internal.widget.FormRows;
import org.postampel.ui.internal.widget.Ids;
import org.postampel.ui.internal.widget.Included;
import org.postampel.ui.internal.widget.Roomy;

/**
 * Who is signed in, and what can be done about it: sign in, go on as somebody who is signed in
 * already, sign out, or ask again after the administrator's approval.
 */
final class SignInRow {

  /** What the buttons do. */
  interface Deeds {
    void signIn();

    void signOut();

    void continueAs(SignedInAccount account);
  }

  private static final int NARROWEST = 110;

  /** More persons than these are found under one button, so that the form stays short. */
  private static final int OFFERS = 3;

  /** What a button has around its text. */
  private static final int BUTTON_MARGINS = 48;

  private final Sentences sentences;
  private final Deeds deeds;
  private final FormRow row;
  private Composite area;
  private Composite offers;
  private Composite buttons;
  private Button signIn;
  private Button signOut;
  private Button copy;
  private Label status;
  private URI consent;
  private String said = "";
  private List<SignedInAccount> offered = List.of();

  SignInRow(FormRows rows, Sentences sentences, Deeds deeds) {
    this.sentences = sentences;
    this.deeds = deeds;
    this.row = rows.row("", this::make);
  }

  FormRow row() {
    return row;
  }

  private Composite make(Composite parent) {
    area = new Composite(parent, SWT.NONE);
    GridLayoutFactory.fillDefaults().spacing(0, 4).applyTo(area);
    // Takes the width there is and asks for none, so that a long name does not widen the form.
    status = Ids.mark(new Label(area, SWT.NONE), "mailbox.sign-in-status");
    GridDataFactory.fillDefaults().grab(true, false).hint(NARROWEST, SWT.DEFAULT).applyTo(status);
    area.addListener(SWT.Resize, event -> fit());
    offers = new Composite(area, SWT.NONE);
    GridLayoutFactory.fillDefaults().spacing(0, 4).applyTo(offers);
    GridDataFactory.fillDefaults()
        .grab(true, false)
        .hint(NARROWEST, SWT.DEFAULT)
        .exclude(true)
        .applyTo(offers);
    offers.setVisible(false);
    buttons = new Composite(area, SWT.NONE);
    GridLayoutFactory.fillDefaults().numColumns(3).spacing(8, 0).applyTo(buttons);
    GridDataFactory.fillDefaults().grab(true, false).applyTo(buttons);
    signIn = button(buttons, "sign-in-button", deeds::signIn);
    copy = button(buttons, "copy-consent", this::copy);
    signOut = button(buttons, "sign-out", deeds::signOut);
    copy.setText(sentences.get("sign-in.copy-consent"));
    signOut.setText(sentences.get("sign-out.button"));
    show(SignInState.NOBODY, "");
    return area;
  }

  private static Button button(Composite parent, String id, Runnable deed) {
    Button button = Ids.mark(new Button(parent, SWT.PUSH), "mailbox." + id);
    GridDataFactory.fillDefaults().align(SWT.BEGINNING, SWT.CENTER).applyTo(button);
    button.addListener(SWT.Selection, event -> deed.run());
    return button;
  }

  /**
   * Shows the state.
   *
   * @param sentence what is said about it
   */
  void show(SignInState state, String sentence) {
    consent = state.waiting().map(waiting -> waiting.adminConsentAddress()).orElse(null);
    signIn.setText(sentences.get(wordOfSignIn(state)));
    Included.set(copy, consent != null);
    Included.set(signOut, state.account().isPresent());
    offer(state.offers());
    said = sentence;
    Included.set(status, !sentence.isEmpty());
    status.setToolTipText(consent == null ? sentence : sentence + "\n" + consent);
    for (Button button : new Button[] {signIn, copy, signOut}) {
      ((GridData) button.getLayoutData()).widthHint =
          Math.max(NARROWEST, button.computeSize(SWT.DEFAULT, SWT.DEFAULT).x + 12);
    }
    fit();
    area.layout(true, true);
  }

  /** Shortens what does not fit; the whole of it is in the tooltip. */
  private void fit() {
    int width = area.getClientArea().width;
    String fitted =
        said.lines()
            .map(line -> Fitted.text(status, line, width))
            .collect(Collectors.joining("\n"));
    status.setText(fitted.replace("&", "&&"));
    int inButton = width - BUTTON_MARGINS;
    for (int i = 0; i < Math.min(OFFERS, offered.size()); i++) {
      Button button = (Button) offers.getChildren()[i];
      String whole = sentences.get("sign-in.continue-as", offered.get(i).userName());
      String shown = Fitted.text(button, whole, inButton).replace("&", "&&");
      // The first one has a key of its own; for the others there is no letter left.
      button.setText(
          i == 0 ? sentences.get("sign-in.continue-as.key") + shown.substring(1) : shown);
      Roomy.again(button);
      button.setToolTipText(whole);
    }
    offers.layout();
  }

  private static String wordOfSignIn(SignInState state) {
    if (state.waiting().isPresent()) {
      return "sign-in.resume";
    } else if (!state.offers().isEmpty()) {
      return "sign-in.other";
    }
    return state.account().isPresent() ? "sign-in.again" : "sign-in.button";
  }

  private void offer(List<SignedInAccount> accounts) {
    for (var old : offers.getChildren()) {
      old.dispose();
    }
    offered = List.copyOf(accounts);
    for (int i = 0; i < Math.min(OFFERS, accounts.size()); i++) {
      SignedInAccount account = accounts.get(i);
      button(offers, "continue-as." + i, () -> deeds.continueAs(account));
    }
    if (accounts.size() > OFFERS) {
      more(accounts.subList(OFFERS, accounts.size()));
    }
    Included.set(offers, !accounts.isEmpty());
  }

  private void more(List<SignedInAccount> others) {
    Button more = button(offers, "continue-as.more", () -> {});
    more.setText(sentences.get("sign-in.continue-as.more", others.size()));
    Roomy.again(more);
    Menu menu = new Menu(more);
    more.setMenu(menu);
    more.addListener(
        SWT.Selection,
        event -> {
          menu.setLocation(more.toDisplay(0, more.getSize().y));
          menu.setVisible(true);
        });
    for (SignedInAccount account : others) {
      MenuItem item = new MenuItem(menu, SWT.PUSH);
      item.setText(sentences.get("sign-in.continue-as", account.userName().replace("&", "&&")));
      item.addListener(SWT.Selection, event -> deeds.continueAs(account));
    }
  }

  private void copy() {
    if (consent != null) {
      Copy.text(area.getDisplay(), consent.toString());
    }
  }
}
