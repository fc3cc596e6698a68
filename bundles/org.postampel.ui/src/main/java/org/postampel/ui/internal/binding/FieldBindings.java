package org.postampel.ui.internal.binding;

import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.eclipse.core.databinding.DataBindingContext;
import org.eclipse.core.databinding.UpdateValueStrategy;
import org.eclipse.core.databinding.conversion.IConverter;
import org.eclipse.core.databinding.observable.value.IObservableValue;
import org.eclipse.core.databinding.observable.value.IValueChangeListener;
import org.eclipse.core.databinding.observable.value.SelectObservableValue;
import org.eclipse.core.databinding.observable.value.ValueChangeEvent;
import org.eclipse.core.databinding.validation.MultiValidator;
import org.eclipse.core.databinding.validation.ValidationStatus;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.jface.databinding.fieldassist.ControlDecorationSupport;
import org.eclipse.jface.databinding.swt.DisplayRealm;
import org.eclipse.jface.databinding.swt.typed.WidgetProperties;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Text;

/**
 * The bindings between the fields of one dialog and its model, in the realm of the display. What
 * the program shows is never taken for what a person typed.
 */
public final class FieldBindings {

  private final DataBindingContext context;
  private final ModelValues values;

  /** No bindings yet. */
  public FieldBindings(Display display) {
    context = new DataBindingContext(DisplayRealm.getRealm(display));
    values = new ModelValues(context.getValidationRealm());
  }

  /** The model has changed. */
  public void look() {
    values.look();
  }

  /** Ends every binding. */
  public void dispose() {
    context.dispose();
  }

  /** A field for free text. */
  public void text(Text text, Supplier<String> read, Consumer<String> write) {
    context.bindValue(
        WidgetProperties.text(SWT.Modify).observe(text), values.value(String.class, read, write));
  }

  /** What an empty field stands for. */
  public void hint(Text text, Supplier<String> hint) {
    show(WidgetProperties.message().observe(text), values.shown(String.class, hint));
  }

  /**
   * A choice among values.
   *
   * @param among the values in their order
   * @param words what a person reads for a value; asked again for the empty one when it changes
   */
  public void choice(
      Combo combo,
      List<String> among,
      UnaryOperator<String> words,
      Supplier<String> read,
      Consumer<String> write) {
    among.forEach(value -> combo.add(words.apply(value)));
    context.bindValue(
        WidgetProperties.singleSelectionIndex().observe(combo),
        values.value(String.class, read, write),
        UpdateValueStrategy.create(IConverter.<Integer, String>create(among::get))
            .setAfterGetValidator(FieldBindings::chosen),
        UpdateValueStrategy.create(IConverter.<String, Integer>create(among::indexOf)));
    int open = among.indexOf("");
    if (open >= 0) {
      values
          .shown(String.class, () -> words.apply(""))
          .addValueChangeListener(event -> reword(combo, open, words.apply("")));
    }
  }

  private static void reword(Combo combo, int item, String word) {
    int selected = combo.getSelectionIndex();
    combo.setItem(item, word);
    if (combo.getSelectionIndex() != selected) {
      combo.select(selected);
    }
  }

  /** While an item gets another word nothing is chosen for a moment. */
  private static IStatus chosen(Integer index) {
    return index < 0 ? ValidationStatus.cancel("") : ValidationStatus.ok();
  }

  /** A yes or no. */
  public void check(Button button, Supplier<Boolean> read, Consumer<Boolean> write) {
    context.bindValue(
        WidgetProperties.buttonSelection().observe(button),
        values.value(Boolean.class, read, write));
  }

  /** One of several buttons, each standing for the value of the same place. */
  public <T> void radios(
      List<Button> buttons, List<T> among, Class<T> type, Supplier<T> read, Consumer<T> write) {
    SelectObservableValue<T> selected =
        new SelectObservableValue<>(context.getValidationRealm(), type);
    for (int i = 0; i < buttons.size(); i++) {
      selected.addOption(among.get(i), WidgetProperties.buttonSelection().observe(buttons.get(i)));
    }
    context.bindValue(selected, values.value(type, read, write));
  }

  /** Whether a control can be used. */
  public void enabled(Control control, BooleanSupplier read) {
    show(
        WidgetProperties.enabled().observe(control),
        values.shown(Boolean.class, read::getAsBoolean));
  }

  /** What is wrong with a field: a mark beside it, and the sentence where the pointer rests. */
  public void remark(Control control, Supplier<Remark> read) {
    IObservableValue<Remark> remark = values.shown(Remark.class, read);
    if (!remark.getValue().equals(Remark.NONE)) {
      mark(control, remark);
      return;
    }
    // Most fields never need a mark, and making one takes longer than making the field.
    remark.addValueChangeListener(
        new IValueChangeListener<>() {
          @Override
          public void handleValueChange(ValueChangeEvent<? extends Remark> event) {
            remark.removeValueChangeListener(this);
            mark(control, remark);
          }
        });
  }

  private void mark(Control control, IObservableValue<Remark> remark) {
    IObservableValue<String> sentence = WidgetProperties.tooltipText().observe(control);
    MultiValidator validator =
        new MultiValidator(context.getValidationRealm()) {
          @Override
          protected IStatus validate() {
            sentence.getValue();
            return remark.getValue().status();
          }
        };
    context.addValidationStatusProvider(validator);
    ControlDecorationSupport.create(validator, SWT.LEFT | SWT.CENTER, null, new FieldMarks());
    context.bindValue(
        sentence,
        remark,
        new UpdateValueStrategy<>(UpdateValueStrategy.POLICY_NEVER),
        UpdateValueStrategy.create(IConverter.<Remark, String>create(Remark::sentence)));
  }

  private <T> void show(IObservableValue<T> target, IObservableValue<T> model) {
    context.bindValue(
        target, model, new UpdateValueStrategy<>(UpdateValueStrategy.POLICY_NEVER), null);
  }
}
