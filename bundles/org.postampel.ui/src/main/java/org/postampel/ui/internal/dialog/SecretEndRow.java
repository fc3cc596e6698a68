package org.postampel.ui.internal.dialog;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Text;
import org.postampel.oauth.Ending;
import org.postampel.ui.internal.binding.FieldBindings;
import org.postampel.ui.internal.binding.Remark;
import org.postampel.ui.internal.model.FormSecrets;
import org.postampel.ui.internal.text.Sentences;
import org.postampel.ui.internal.widget.FormRow;
import org.postampel.ui.internal.widget.Ids;

/** The last day of the client secret, as the portal shows it, so that its end is said ahead. */
final class SecretEndRow {

  private final Sentences sentences;
  private final FormSecrets secrets;
  private final FieldBindings bindings;
  private final FormRow row;

  SecretEndRow(FieldRows rows) {
    this.sentences = rows.sentences();
    this.secrets = rows.model().secrets();
    this.bindings = rows.bindings();
    this.row =
        rows.rows()
            .row(
                sentences.get("field.client-secret-end"),
                parent -> {
                  Text text = Ids.mark(new Text(parent, SWT.BORDER), "mailbox.client-secret-end");
                  text.setMessage(sentences.get("client-secret-end.hint"));
                  bindings.text(text, () -> secrets.end().text(), secrets::typeEnd);
                  bindings.remark(text, this::remark);
                  return text;
                });
  }

  private Remark remark() {
    return secrets.isEndWrong()
        ? new Remark(sentences.get("client-secret-end.wrong"), false)
        : Remark.NONE;
  }

  /** Shows the day the store knows, unless somebody has typed another. */
  void known(List<Ending> endings) {
    Optional<LocalDate> day =
        endings.stream()
            .filter(ending -> ending.kind() == Ending.Kind.CLIENT_SECRET)
            .map(ending -> LocalDate.ofInstant(ending.when(), ZoneOffset.UTC))
            .findFirst();
    secrets.end().known(day, sentences.own().locale());
    bindings.look();
  }

  void focus() {
    row.control().setFocus();
  }

  boolean refresh() {
    return row.show(secrets.isEndVisible());
  }
}
