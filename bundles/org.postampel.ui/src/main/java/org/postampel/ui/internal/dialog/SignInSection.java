package org.postampel.ui.internal.dialog;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;
import org.postampel.core.mailbox.MailboxField;
import org.postampel.oauth.Ending;
import org.postampel.ui.internal.model.ConnectionData;
import org.postampel.ui.internal.model.ConnectionText;
import org.postampel.ui.internal.model.MailboxDialogModel;
import org.postampel.ui.internal.model.SecretField;
import org.postampel.ui.internal.model.SignInQuestion;
import org.postampel.ui.internal.model.WhoSignsIn;
import org.postampel.ui.internal.text.Sentences;
import org.postampel.ui.internal.widget.FormRow;
import org.postampel.ui.internal.widget.Ids;
import org.postampel.ui.internal.widget.UiThread;

/** How the mailbox is signed in for: by whom, with what, and who is signed in now. */
final class SignInSection {

  /** No single value that belongs into one field is as long. */
  private static final int BLOCK = 40;

  private final FieldRows rows;
  private final MailboxDialogModel model;
  private final Sentences sentences;
  private final FormRow explanationRow;
  private final ConnectionRow connection;
  private final SecretEndRow secretEnd;
  private final SignInRow signIn;
  private final FormRow endingRow;
  private Label explanation;
  private Label ending;

  SignInSection(FieldRows rows, SignInRow.Deeds deeds, ConnectionRow.Deeds administrator) {
    this.rows = rows;
    this.model = rows.model();
    this.sentences = rows.sentences();
    rows.rows().section(sentences.get("question.who"), this::who);
    this.explanationRow =
        rows.rows()
            .row(
                "",
                parent ->
                    explanation = Ids.mark(new Label(parent, SWT.WRAP), "mailbox.who.explanation"));
    rows.choice(MailboxField.SIGN_IN, false);
    this.connection = new ConnectionRow(rows.rows(), sentences, administrator);
    rows.text(MailboxField.OAUTH_TENANT);
    rows.text(MailboxField.OAUTH_CLIENT_ID);
    blocks(MailboxField.OAUTH_TENANT, administrator);
    blocks(MailboxField.OAUTH_CLIENT_ID, administrator);
    rows.secret(SecretField.CLIENT_SECRET, "client-secret");
    this.secretEnd = new SecretEndRow(rows);
    rows.text(MailboxField.OAUTH_CERTIFICATE);
    rows.text(MailboxField.OAUTH_REDIRECT);
    rows.text(MailboxField.SIGN_IN_ACCOUNT, sentences.get("field.sign-in.account.oauth2"));
    rows.secret(SecretField.PASSWORD, "password");
    this.signIn = new SignInRow(rows.rows(), sentences, deeds);
    this.endingRow =
        rows.rows()
            .row("", parent -> ending = Ids.mark(new Label(parent, SWT.WRAP), "mailbox.ending"));
    rows.rows().reserve(sentences.get("field.sign-in.account.password"));
  }

  private Control who(Composite parent) {
    List<Button> answers = new ArrayList<>();
    List<WhoSignsIn> among = Arrays.asList(WhoSignsIn.values());
    String[] texts =
        among.stream().map(one -> sentences.get("question.who." + one.id())).toArray(String[]::new);
    Composite area = AccountSection.radios(parent, answers, texts);
    for (int i = 0; i < among.size(); i++) {
      Ids.mark(answers.get(i), "mailbox.who." + among.get(i).id());
    }
    SignInQuestion question = model.signIn();
    for (int i = 0; i < among.size(); i++) {
      WhoSignsIn who = among.get(i);
      rows.bindings().enabled(answers.get(i), () -> question.canBe(who));
    }
    rows.bindings().radios(answers, among, WhoSignsIn.class, question::who, question::answer);
    return area;
  }

  /** A whole block that is pasted into one of these fields goes to where its parts belong. */
  private void blocks(MailboxField field, ConnectionRow.Deeds administrator) {
    Text text = (Text) rows.rowOf(field).control();
    text.addListener(
        SWT.Verify,
        (Event event) -> {
          if (event.text.length() > BLOCK) {
            ConnectionData data = ConnectionText.read(event.text.toCharArray());
            if (data.isBlock()) {
              event.doit = false;
              new UiThread(text.getDisplay()).later(text, () -> administrator.adopt(data));
            } else {
              data.close();
            }
          }
        });
  }

  SignInRow signIn() {
    return signIn;
  }

  ConnectionRow connection() {
    return connection;
  }

  /** What says who is signed in and what ends. */
  Control[] parts() {
    return new Control[] {signIn.row().control(), ending};
  }

  void focusSecretEnd() {
    secretEnd.focus();
  }

  /**
   * Says what ends.
   *
   * @param endings all that is known
   * @param sentence what a person should know today; empty for nothing
   */
  void ends(List<Ending> endings, String sentence) {
    ending.setText(sentence);
    endingRow.show(!sentence.isEmpty());
    secretEnd.known(endings);
  }

  /**
   * Shows the model.
   *
   * @return whether rows came or went
   */
  boolean refresh() {
    SignInQuestion question = model.signIn();
    String sentence =
        question.isPasswordless()
            ? sentences.get("question.who.why." + question.who().id())
            : question.isOAuth() && question.who() == WhoSignsIn.APPLICATION
                ? sentences.get("question.who.why.application")
                : "";
    boolean changed = !explanation.getText().equals(sentence);
    explanation.setText(sentence);
    changed |= explanationRow.show(!sentence.isEmpty());
    changed |=
        connection.refresh(
            model.isVisible(MailboxField.OAUTH_CLIENT_ID),
            question.isOAuth() && question.isMicrosoft365());
    changed |= secretEnd.refresh();
    changed |= endingRow.show(question.isOAuth() && !ending.getText().isEmpty());
    changed |= signIn.row().show(question.canSignIn());
    rows.rowOf(MailboxField.SIGN_IN_ACCOUNT)
        .label()
        .setText(
            sentences.get("field.sign-in.account." + (question.isOAuth() ? "oauth2" : "password")));
    return changed;
  }
}
