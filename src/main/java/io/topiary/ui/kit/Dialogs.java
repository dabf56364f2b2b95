package io.topiary.ui.kit;

import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.ButtonBar.ButtonData;
import javafx.scene.control.ButtonType;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Dialog;
import javafx.scene.control.DialogPane;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.VBox;
import javafx.stage.Modality;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;

/** Questions and reports in a window of their own. Buttons say what they do. FX thread. */
public final class Dialogs {

    private final Appearance appearance;

    /** Dialogs that look like the rest. */
    public Dialogs(Appearance appearance) {
        this.appearance = appearance;
    }

    /** Something the user may answer. */
    public record Choice(String verb, ButtonData role) {}

    /**
     * A question.
     *
     * @param title what it is about
     * @param text what the user should know before answering
     * @param option something that can be ticked along with any answer, or null
     * @param answers what can be answered
     */
    public record Question(
            String title, String text, @Nullable String option, List<Choice> answers) {

        public Question {
            answers = List.copyOf(answers);
        }
    }

    /** What was answered, and whether the option was ticked. */
    public record Reply(Choice choice, boolean option) {}

    /**
     * Asks, and waits for the answer.
     *
     * @param owner the window asked for, or null
     * @return what was chosen; empty if the dialog was closed
     */
    public Optional<Choice> ask(@Nullable Window owner, String title, String text, Choice... answers) {
        return ask(owner, new Question(title, text, null, List.of(answers))).map(Reply::choice);
    }

    /**
     * Asks, and waits for the answer.
     *
     * @param owner the window asked for, or null
     * @return what was chosen; empty if the dialog was closed
     */
    public Optional<Reply> ask(@Nullable Window owner, Question question) {
        VBox content = new VBox(words(question.text()));
        content.getStyleClass().add("question");
        CheckBox option = new CheckBox(question.option());
        option.setId("dialogOption");
        if (question.option() != null) {
            content.getChildren().add(option);
        }
        Dialog<ButtonType> dialog = dialog(owner, question.title(), content);
        for (Choice answer : question.answers()) {
            dialog.getDialogPane().getButtonTypes().add(new ButtonType(answer.verb(), answer.role()));
        }
        Optional<ButtonType> chosen = dialog.showAndWait();
        appearance.forget(dialog.getDialogPane().getScene());
        return chosen.flatMap(button -> question.answers().stream()
                .filter(answer -> button.getText().equals(answer.verb()) && button.getButtonData() == answer.role())
                .findFirst()
                .map(answer -> new Reply(answer, option.isSelected())));
    }

    private static Label words(String text) {
        Label words = new Label(text);
        words.setWrapText(true);
        words.getStyleClass().add("dialog-words");
        return words;
    }

    /** Shows a report that can be copied, and returns at once. {@code closed} runs when the dialog is gone. */
    public void report(ReportText text, String report, Runnable closed) {
        TextArea area = new TextArea(report);
        area.setEditable(false);
        area.getStyleClass().add(Style.MONO);
        area.setPrefRowCount(14);
        VBox content = new VBox(words(text.text()), area);
        content.getStyleClass().add("report");
        Dialog<ButtonType> dialog = dialog(null, text.title(), content);
        dialog.initModality(Modality.NONE);
        ButtonType copy = new ButtonType(text.copyVerb(), ButtonData.LEFT);
        DialogPane pane = dialog.getDialogPane();
        pane.getButtonTypes().addAll(copy, new ButtonType(text.closeVerb(), ButtonData.OK_DONE));
        Node copyButton = pane.lookupButton(copy);
        copyButton.addEventFilter(javafx.event.ActionEvent.ACTION, event -> {
            ClipboardContent clip = new ClipboardContent();
            clip.putString(report);
            Clipboard.getSystemClipboard().setContent(clip);
            event.consume();
        });
        dialog.setOnHidden(event -> {
            appearance.forget(pane.getScene());
            closed.run();
        });
        dialog.show();
    }

    /** The words around a report. */
    public record ReportText(String title, String text, String copyVerb, String closeVerb) {}

    private Dialog<ButtonType> dialog(@Nullable Window owner, String title, Node content) {
        Dialog<ButtonType> dialog = new Dialog<>();
        if (owner != null) {
            dialog.initOwner(owner);
        }
        dialog.setTitle(title);
        dialog.setResizable(true);
        DialogPane pane = dialog.getDialogPane();
        pane.setHeaderText(title);
        pane.setContent(content);
        appearance.dress(pane.getScene());
        return dialog;
    }
}
