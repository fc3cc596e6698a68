package org.postampel.check.internal.run;

import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.postampel.check.Evidence;
import org.postampel.check.Finding;
import org.postampel.check.Remedies;
import org.postampel.check.Remedy;
import org.postampel.check.Sentence;
import org.postampel.check.StepId;
import org.postampel.check.internal.registry.StepOffer;
import org.postampel.check.step.CheckStep;
import org.postampel.check.step.StepAnswer;
import org.postampel.check.step.StepContext;

/** A step as a vendor would write it, with its texts beside it. */
final class VendorStep implements CheckStep {

  static final String ID = "account.musterfirma-licence";

  /** What the step does when it is run. */
  interface Question {
    StepAnswer answer(StepContext context) throws Exception;
  }

  private final String id;
  private final Set<StepId> requires;
  private final Question question;

  VendorStep(String id, Set<StepId> requires, Question question) {
    this.id = id;
    this.requires = requires;
    this.question = question;
  }

  static StepOffer offer(Question question) {
    return offer(ID, Set.of(StepId.ACCOUNT_SETTINGS), question);
  }

  static StepOffer offer(String id, Set<StepId> requires, Question question) {
    return offer(() -> new VendorStep(id, requires, question));
  }

  static StepOffer offer(Callable<Object> maker) {
    return new StepOffer("com.musterfirma.erp", "LicenceStep", maker::call);
  }

  static StepAnswer licensed(StepContext context) {
    String address = context.mailbox().address();
    return StepAnswer.green(
        sentence("licence.proved", address),
        new Evidence(Evidence.Kind.SETTING, "licensed: " + address));
  }

  static StepAnswer unlicensed(StepContext context) {
    return StepAnswer.red(
        new Finding(
            "musterfirma.no-licence",
            "",
            sentence("licence.missing", context.mailbox().address()),
            List.of(sentence("licence.cause")),
            Remedies.of(Remedy.of(Remedy.Who.ADMINISTRATOR, sentence("licence.order")))));
  }

  static Sentence sentence(String key, Object... arguments) {
    return new Sentence(VendorStep.class, key, List.of(arguments));
  }

  @Override
  public StepId id() {
    return new StepId(id);
  }

  @Override
  public Sentence title() {
    return sentence("licence.title");
  }

  @Override
  public Set<StepId> requires() {
    return requires;
  }

  @Override
  public StepAnswer run(StepContext context) throws Exception {
    return question.answer(context);
  }
}
