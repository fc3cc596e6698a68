package org.postampel.ui.internal.dialog;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.postampel.core.mailbox.MailboxField;
import org.postampel.core.provider.ProviderPreset;
import org.postampel.core.provider.ProviderPresets;
import org.postampel.ui.internal.model.MailboxDialogModel;
import org.postampel.ui.internal.model.ProviderReason;
import org.postampel.ui.internal.model.ProviderReason.Kind;
import org.postampel.ui.internal.text.Sentences;
import org.postampel.ui.internal.widget.FormRow;
import org.postampel.ui.internal.widget.FormRows;
import org.postampel.ui.internal.widget.Ids;
import org.postampel.ui.internal.widget.Included;
import org.postampel.ui.internal.widget.Roomy;

/** Which mailbox it is: address, name, whose, and at which provider it is for which reason. */
final class AccountSection {

  private final MailboxDialogModel model;
  private final Sentences sentences;
  private final ProviderPresets presets;
  private final FormRow reasonRow;
  private Label reason;
  private Button find;

  AccountSection(FieldRows rows, ProviderPresets presets, Runnable findProvider) {
    this.model = rows.model();
    this.sentences = rows.sentences();
    this.presets = presets;
    rows.text(MailboxField.ADDRESS);
    rows.text(MailboxField.NAME);
    rows.row(
        MailboxField.SHARED,
        sentences.get("question.kind"),
        false,
        parent -> {
          List<Button> answers = new ArrayList<>();
          Composite area =
              radios(
                  parent,
                  answers,
                  sentences.get("question.kind.personal"),
                  sentences.get("question.kind.shared"));
          Ids.mark(answers.get(0), "mailbox.personal");
          rows.mark(MailboxField.SHARED, answers.get(1));
          rows.bindings()
              .radios(
                  answers,
                  List.of("false", "true"),
                  String.class,
                  () -> model.text(MailboxField.SHARED).toLowerCase(Locale.ROOT),
                  value -> model.edit(MailboxField.SHARED, value));
          return area;
        });
    rows.choice(MailboxField.PROVIDER, this::name, false);
    this.reasonRow = rows.rows().row("", parent -> reason(parent, findProvider));
  }

  /** Radio buttons side by side. */
  static Composite radios(Composite parent, List<Button> made, String... texts) {
    Composite area = new Composite(parent, SWT.NONE);
    GridLayoutFactory.fillDefaults().numColumns(texts.length).spacing(18, 0).applyTo(area);
    for (String text : texts) {
      Button answer = new Button(area, SWT.RADIO);
      answer.setText(text);
      made.add(answer);
    }
    return area;
  }

  private Composite reason(Composite parent, Runnable findProvider) {
    Composite area = new Composite(parent, SWT.NONE);
    GridLayoutFactory.fillDefaults().numColumns(2).spacing(10, 0).applyTo(area);
    reason = Ids.mark(new Label(area, SWT.WRAP), "mailbox.provider.reason");
    GridDataFactory.fillDefaults()
        .grab(true, false)
        .align(SWT.FILL, SWT.CENTER)
        .hint(FormRows.NARROWEST, SWT.DEFAULT)
        .applyTo(reason);
    find = Ids.mark(new Button(area, SWT.PUSH), "mailbox.provider.find");
    find.setText(sentences.get("provider.find"));
    Roomy.button(find);
    ((GridData) find.getLayoutData()).horizontalAlignment = SWT.END;
    find.addListener(SWT.Selection, event -> findProvider.run());
    return area;
  }

  private String name(String id) {
    return presets
        .find(id)
        .map((ProviderPreset preset) -> preset.name(sentences.own().locale()))
        .orElse(id);
  }

  /**
   * Shows the model.
   *
   * @param finding what is known about the search for the provider; empty for nothing
   * @return whether rows came or went
   */
  boolean refresh(String finding, boolean searching) {
    ProviderReason why = model.proposals().reason();
    boolean unknown = why.kind() == Kind.UNKNOWN;
    String sentence = finding;
    if (finding.isEmpty()) {
      sentence =
          sentences.get(
              "provider.because." + why.kind().id(),
              name(model.draft().trimmed(MailboxField.PROVIDER)),
              why.detail());
    }
    boolean said = why.kind() != Kind.CHOSEN && !(unknown && why.detail().isEmpty());
    sentence = sentence.replace("&", "&&");
    boolean other = !reason.getText().equals(sentence);
    reason.setText(sentence);
    Included.set(find, unknown);
    find.setEnabled(!searching);
    return reasonRow.show(said) || other;
  }
}
