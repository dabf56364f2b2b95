package io.topiary.ui.publish;

import io.topiary.core.publish.run.RunStatus;
import io.topiary.core.text.Amounts;
import io.topiary.core.text.Messages;
import io.topiary.core.text.Text;
import io.topiary.ui.kit.Style;
import java.util.Locale;
import javafx.geometry.NodeOrientation;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import org.jspecify.annotations.Nullable;

/** One run: its name, its tally, how far it is, and an end to it. FX thread. */
final class RunCell extends ListCell<RunStatus> {

    private static final double WIDEST_TIP = 600;

    private final Messages messages;
    private final Amounts amounts;
    private final Label name = new Label();
    private final Label tally = new Label();
    private final ProgressBar share = new ProgressBar();
    private final Button stop;
    private final HBox line;
    private final Tooltip tip = new Tooltip();

    RunCell(RunsViewModel model, Messages messages) {
        this.messages = messages;
        this.amounts = new Amounts(messages);
        this.stop = Parts.icon("publishRunStop", "fth-square", messages.get("publish.run.stop"), () -> {
            RunStatus run = getItem();
            if (run != null) {
                model.stop(run.id());
            }
        });
        name.getStyleClass().add(Style.MONO);
        name.setNodeOrientation(NodeOrientation.LEFT_TO_RIGHT);
        tally.getStyleClass().add(Style.SMALL);
        tally.setMinWidth(0);
        share.getStyleClass().add("publish-share");
        this.line = Parts.row(name, Parts.space(), tally, share, stop);
        tip.setWrapText(true);
        tip.setMaxWidth(WIDEST_TIP);
        getStyleClass().add("publish-run");
        setPrefWidth(0);
    }

    @Override
    protected void updateItem(@Nullable RunStatus run, boolean empty) {
        super.updateItem(run, empty);
        if (empty || run == null) {
            setGraphic(null);
            setTooltip(null);
            return;
        }
        name.setText(run.name());
        String words = words(run);
        tally.setText(words);
        tip.setText(run.name() + "\n" + words);
        setTooltip(tip);
        tally.getStyleClass().removeAll("publish-error", Style.MUTED);
        tally.getStyleClass().add(run.problem() != null ? "publish-error" : Style.MUTED);
        boolean over = run.state().isOver();
        share.setVisible(!over && run.share() >= 0);
        share.setManaged(share.isVisible());
        share.setProgress(Math.max(0, run.share()));
        stop.setVisible(!over);
        setAccessibleText(run.name() + " " + words);
        setGraphic(line);
    }

    private String words(RunStatus run) {
        StringBuilder words = new StringBuilder(messages.get(
                "publish.run.tally",
                messages.get("publish.run.state." + run.state().name().toLowerCase(Locale.ROOT)),
                run.sent(),
                run.acknowledged()));
        count(words, "publish.run.refused", run.refused());
        count(words, "publish.run.unknown", run.unknown());
        count(words, "publish.run.passedOver", run.passedOver());
        count(words, "publish.run.underWay", run.underWay());
        String rate = amounts.rate(run.perSecond());
        if (!rate.isEmpty()) {
            words.append(" · ").append(messages.get("publish.run.rate", rate));
        }
        Text problem = run.problem();
        return problem == null ? words.toString() : words + " · " + messages.get(problem);
    }

    private void count(StringBuilder words, String key, long count) {
        if (count > 0) {
            words.append(" · ").append(messages.get(key, count));
        }
    }
}
