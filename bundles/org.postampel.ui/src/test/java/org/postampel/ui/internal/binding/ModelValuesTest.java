package org.postampel.ui.internal.binding;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.eclipse.core.databinding.observable.Realm;
import org.eclipse.core.databinding.observable.value.IObservableValue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.postampel.core.mailbox.MailboxField;
import org.postampel.ui.internal.fixture.House;
import org.postampel.ui.internal.model.MailboxDialogModel;

/** The dialog's model observed without a widget and without a display. */
class ModelValuesTest {

  private final MailboxDialogModel model = new House().newMailbox();
  private final ModelValues values = new ModelValues(new ThisThread());

  @AfterEach
  void close() {
    model.close();
  }

  @Test
  void onlyTheValueThatChangedIsToldOnWithWhatItWas() {
    List<String> told = new ArrayList<>();
    IObservableValue<String> provider = watched(MailboxField.PROVIDER, told);
    IObservableValue<String> name = watched(MailboxField.NAME, told);
    model.onChange(values::look);

    model.edit(MailboxField.ADDRESS, "jemand@gmx.de");

    assertThat(told).containsExactly("generic -> gmx");
    assertThat(provider.getValue()).isEqualTo("gmx");
    assertThat(name.getValue()).isEmpty();
  }

  @Test
  void whatIsSetGoesToTheModelWhichDecidesWhatIsShown() {
    List<String> told = new ArrayList<>();
    IObservableValue<String> address = watched(MailboxField.ADDRESS, told);
    model.onChange(values::look);

    address.setValue("info@gmx.de");

    assertThat(model.text(MailboxField.ADDRESS)).isEqualTo("info@gmx.de");
    assertThat(told).containsExactly(" -> info@gmx.de");
  }

  private IObservableValue<String> watched(MailboxField field, List<String> told) {
    IObservableValue<String> value =
        values.value(String.class, () -> model.text(field), text -> model.edit(field, text));
    value.addValueChangeListener(
        event -> told.add(event.diff.getOldValue() + " -> " + event.diff.getNewValue()));
    return value;
  }

  private static final class ThisThread extends Realm {
    @Override
    public boolean isCurrent() {
      return true;
    }
  }
}
