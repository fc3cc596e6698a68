package org.postampel.ui.internal.dialog;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.eclipse.jface.dialogs.IMessageProvider;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Text;
import org.postampel.oauth.Ending;
import org.postampel.ui.internal.model.SecretEnd;
import org.postampel.ui.internal.text.Sentences;
import org.postampel.ui.internal.widget.FieldView;
import org.postampel.ui.internal.widget.FormRow;
import org.postampel.ui.internal.widget.FormRows;
import org.postampel.ui.internal.widget.Ids;

/** The last day of the client secret, as the portal shows it, so that its end is said ahead. */
final class SecretEndRow {

  private final Sentences sentences;
  private final SecretEnd model;
  private final BooleanSupplier wrong;
  private final FormRow row;
  private FieldView field;

  SecretEndRow(
      FormRows rows, Sentences sentences, SecretEnd model, Runnable onEdit, BooleanSupplier wrong) {
    this.sentences = sentences;
    this.model = model;
    this.wrong = wrong;
    this.row =
        rows.row(
            sentences.get("field.client-secret-end"),
            parent -> {
              Text text = Ids.mark(new Text(parent, SWT.BORDER), "mailbox.client-secret-end");
              field =
                  FieldView.text(
                      text,
                      typed -> {
                        model.type(typed);
                        onEdit.run();
                      });
              field.hint(sentences.get("client-secret-end.hint"));
              return text;
            });
  }

  /** Shows the day the store knows, unless somebody has typed another. */
  void known(List<Ending> endings) {
    Optional<LocalDate> day =
        endings.stream()
            .filter(ending -> ending.kind() == Ending.Kind.CLIENT_SECRET)
            .map(ending -> LocalDate.ofInstant(ending.when(), ZoneOffset.UTC))
            .findFirst();
    model.known(day, sentences.own().locale());
    field.show(model.text());
  }

  void focus() {
    field.control().setFocus();
  }

  /** Shows or hides the row, and what is wrong with the day. */
  boolean show(boolean visible) {
    field.show(model.text());
    field.problem(
        wrong.getAsBoolean() ? sentences.get("client-secret-end.wrong") : "",
        IMessageProvider.ERROR);
    return row.show(visible);
  }
}
