package org.postampel.ui.internal.dialog;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.postampel.core.mailbox.MailboxField;
import org.postampel.ui.internal.model.MailboxDialogModel;
import org.postampel.ui.internal.text.Sentences;
import org.postampel.ui.internal.widget.Fold;

/** Receiving and sending, and the servers, which fold away as the preset usually knows them. */
final class ServerSection {

  private final FieldRows rows;
  private final MailboxDialogModel model;
  private final Sentences sentences;
  private Fold fold;

  ServerSection(FieldRows rows) {
    this.rows = rows;
    this.model = rows.model();
    this.sentences = rows.sentences();
    rows.choice(MailboxField.INCOMING_PROTOCOL, true);
    rows.check(MailboxField.OUTGOING_ENABLED, sentences.get("section.outgoing"));
    rows.rows().row("", this::fold);
    leg(MailboxField.INCOMING_HOST, MailboxField.INCOMING_PORT, MailboxField.INCOMING_SECURITY);
    leg(MailboxField.OUTGOING_HOST, MailboxField.OUTGOING_PORT, MailboxField.OUTGOING_SECURITY);
  }

  private Control fold(Composite parent) {
    fold =
        new Fold(
            parent, "mailbox.servers", sentences.get("servers.show"), model.folds()::openServers);
    return fold.control();
  }

  void refresh() {
    fold.show(model.folds().isServersOpen(), summary());
  }

  /** Where mail comes from and goes to, while the fields are folded away. */
  private List<String> summary() {
    List<String> servers = new ArrayList<>();
    server(servers, MailboxField.INCOMING_HOST, MailboxField.INCOMING_PORT);
    server(servers, MailboxField.OUTGOING_HOST, MailboxField.OUTGOING_PORT);
    return servers;
  }

  private void server(List<String> servers, MailboxField host, MailboxField port) {
    String name = effective(host);
    if (model.isEnabled(host) && !name.isEmpty()) {
      servers.add(name + ":" + effective(port));
    }
  }

  private String effective(MailboxField field) {
    String typed = model.text(field).strip();
    return typed.isEmpty() ? model.hint(field) : typed;
  }

  private void leg(MailboxField host, MailboxField port, MailboxField security) {
    Function<Composite, Control> maker =
        parent -> {
          LegRow leg = LegRow.in(parent, sentences.own());
          leg.fit(preset("starttls"));
          rows.bound(host, leg.host());
          rows.bound(port, leg.port());
          rows.bound(security, leg.security(), value -> word(security, value));
          return leg.row();
        };
    rows.row(host, sentences.get("field." + host.key()), false, maker, port, security);
  }

  private String word(MailboxField field, String value) {
    if (!value.isEmpty()) {
      return sentences.choice("security", value);
    }
    String hint = model.hint(field);
    return hint.isEmpty() ? "" : preset(hint);
  }

  private String preset(String security) {
    return sentences.get("choice.security.preset", sentences.choice("security", security));
  }
}
