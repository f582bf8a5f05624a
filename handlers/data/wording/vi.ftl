# Lời nói của Phường ơi. $you là cách xưng hô (bác, cô, chú, anh, chị, bạn, anh/chị), $You là chữ đầu câu.
# Giá trị để trống đến đây là “none”: câu nào có giá trị có thể trống thì chọn theo [none].
# Mỗi câu ngắn, ý chính trước; số điện thoại đứng riêng một dòng. Sửa câu ở đây không cần sửa kiểm thử.

## Gặp lần đầu
hello = Dạ, em là trợ lý tự động của { $ward }, không phải cán bộ.
hello-short = Dạ em là trợ lý tự động của { $ward }.
notice =
    Khi { $you } báo việc, phường lưu lời nhắn, chỗ xảy ra, ảnh và số liên lạc, chỉ để xử lý, trả lời { $you } và giúp em hiểu đúng hơn (đã bỏ tên, số, địa chỉ).
    Vị trí và ảnh là dữ liệu riêng tư, nhạy cảm, chỉ người lo việc đó được xem. Nhắn “dữ liệu của tôi” để xem lại, “xóa dữ liệu” để xóa.
    { $You } nhắn việc cần báo cho em tức là { $you } đồng ý như vậy. Phường không bao giờ hỏi mật khẩu hay mã OTP.
ask-address = Em xưng hô thế nào cho phải ạ? Hoặc { $you } nhắn luôn việc cần báo cũng được.
address-set = Dạ, em chào { $you }. { $You } cần em giúp việc gì ạ?
address-kept = Dạ, em gọi là { $you } ạ.
welcome-back = Dạ, em chào { $you }. Hôm nay { $you } cần em giúp việc gì ạ?
menu = { $You } cần em giúp việc gì ạ?
at-place = { $You } đang ở { $place }.
language-set = Dạ, từ giờ em nói tiếng Việt. { $You } cần em giúp việc gì ạ?
thanks = Dạ không có gì ạ. { $You } cần gì cứ nhắn em.
acknowledged = Dạ vâng. Phiếu { $code } đã đến tay phường rồi ạ.
small-talk = Dạ vâng ạ.
zalo-ask-contact = Cho phường xin tên và số điện thoại để cán bộ gọi lại. Không gửi cũng không sao ạ.
phone-kept = Dạ em lưu số của { $you } rồi, để phường gọi lại hoặc nhắn Zalo về việc { $you } đã báo. Không muốn thì { $you } nhắn “xóa dữ liệu”.
label = { $text }

## Nút chọn
form-bac = Bác
form-co = Cô
form-chu = Chú
form-anh = Anh
form-chi = Chị
form-ban = Bạn
button-report = Báo hư hỏng
button-papers = Hỏi giấy tờ
button-my-tickets = Phiếu của tôi
button-human = Gặp cán bộ
button-send-location = Gửi vị trí
button-unknown = Không biết
button-agree = Đồng ý gửi
button-fix = Sửa
button-cancel = Hủy
button-skip = Bỏ qua
button-both = Cả hai việc
button-only-first = Chỉ một việc
button-something-else = Việc khác
button-add = Nhắn thêm
button-withdraw = Rút phiếu
button-fixed = Rồi
button-not-fixed = Chưa
button-rate-good = Tốt
button-rate-fair = Tạm được
button-rate-poor = Chưa tốt
button-reason-slow = Lâu quá
button-reason-half = Làm chưa xong hết
button-reason-rude = Thái độ chưa tốt
button-reason-fast = Làm nhanh
button-reason-kind = Nhiệt tình
button-fix-kind = Loại việc
button-fix-place = Chỗ xảy ra
button-fix-words = Nội dung
button-pass-on = Chuyển giúp
button-not-now = Thôi
button-resume = Làm tiếp
button-drop = Bỏ đi
button-called = Đã gọi
button-not-called = Chưa gọi được
button-mistake = Nhầm rồi, không có gì khẩn cấp
button-see-data = Xem phường lưu gì
button-erase-data = Xóa dữ liệu
button-copy-data = Xin bản sao
button-see-notice = Đọc lại lời dặn đầu
button-erase-yes = Xóa
button-keep = Giữ lại
button-reception = Hẹn tiếp công dân

## Báo việc
report-ask-what = Dạ, { $you } kể em nghe: hư hỏng gì, hay có chuyện gì ạ?
report-ask-what-again = Dạ, { $you } nói rõ hơn giúp em là việc gì, ví dụ “đèn đường tắt”, “rác chưa lấy”, “cống tắc”.
report-ask-fixed = Dạ, { $you } nhắn lại giúp em: việc gì, ở đâu ạ? Chỉ sai loại việc thì { $you } chọn ở dưới.
report-ask-kind = Dạ, { $you } chọn giúp em, đây là việc nào ạ?
report-ask-kind-again = { $You } chọn giúp em một số ở dưới. Việc nào gần giống nhất cũng được ạ.
report-ask-both = Dạ, em hiểu là hai việc: { $first } và { $second }. Em mở hai phiếu nhé?
report-ask-both-again = { $You } chọn giúp em: cả hai việc, hay chỉ một việc ({ $first }) ạ?
report-ask-location = Dạ, chỗ đó ở đâu ạ? { $You } gửi vị trí, hoặc nhắn số nhà, tên hẻm gần nhất giúp em.
report-ask-location-again = { $You } nhắn giúp em tên đường, tên hẻm, hay gần nhà ai, gần chợ nào cũng được ạ.
report-how-pin = { $You } bấm nút vị trí ở khung nhắn tin giúp em. Không thấy nút thì nhắn tên đường, tên hẻm cũng được ạ.
report-changed = Dạ, em đổi lại là { $what }.
report-confirm =
    { $has_place ->
        [yes] Dạ, em ghi: { $what }, ở { $where }. Em gửi phường nhé?
       *[no] Dạ, em ghi: { $what }, chưa rõ chỗ. Em gửi phường nhé?
    }
report-confirm-again = { $You } chọn giúp em: đồng ý gửi, sửa, hay hủy ạ?
report-cancelled = Dạ, em không gửi nữa. { $You } cần gì cứ nhắn em.
report-opened =
    Dạ em ghi nhận rồi ạ: { $what }, { $where }. Mã phiếu của { $you } là { $code }.
    { $unit } sẽ trả lời trước { $due }.{ $photo ->
        [ask] { " " }Có ảnh thì { $you } gửi thêm cho em nhé.
       *[no] { "" }
    }
report-opened-two =
    Dạ em ghi nhận hai việc rồi ạ. Mã phiếu của { $you } là { $code } và { $second }.
    Phường sẽ trả lời phiếu đầu trước { $due }, phiếu sau trước { $second_due }.
place-pin = chỗ đã gửi vị trí
private-matter = việc riêng
place-unknown = chưa rõ chỗ

## Phiếu
tickets-none = Dạ, { $you } chưa có phiếu nào ạ.
tickets-list =
    Dạ, phiếu của { $you } đây ạ:
    { $lines }
ticket-line = { $code } · { $what } · { $status ->
        [new] đã nhận
        [accepted] đang làm
        [waiting_resident] chờ { $you } trả lời
        [waiting_other] chờ đơn vị khác
        [resolved] chờ { $you } xem lại
        [reopened] đang làm lại
        [refused] không làm tiếp
        [closed] đã xong
        [cancelled] đã rút
       *[other] đang làm
    }
ticket-show =
    Phiếu { $code }: { $what }, { $where }.
    { $status ->
        [new] { $unit } sẽ trả lời trước { $due }.
        [accepted] { $unit } đang lo, hẹn xong trước { $due }.
        [waiting_resident] Cán bộ đang chờ { $you } trả lời thêm.
        [waiting_other] Phường đang chờ đơn vị khác làm phần của họ.
        [resolved] Phường báo đã xong. { $You } xem giúp em, vậy đã được chưa ạ?
        [reopened] { $unit } đang làm lại, hẹn xong trước { $due }.
        [refused] Phường không làm tiếp việc này được.
        [closed] Việc này đã xong.
        [cancelled] { $You } đã rút phiếu này.
       *[other] Việc này đang được xử lý.
    }{ $late ->
        [yes] { " " }Việc này đã quá hẹn, em xin lỗi { $you }.
       *[no] { "" }
    }
ticket-of-other =
    Phiếu { $code } ({ $what }) { $status ->
        [new] phường đã nhận, sẽ trả lời trước { $due }.
        [accepted] đang có người lo, hẹn xong trước { $due }.
        [closed] đã xong.
        [refused] phường không làm tiếp được.
        [cancelled] người báo đã rút.
       *[other] đang được xử lý.
    } Phiếu này do người khác báo nên em chỉ nói được vậy ạ.
ticket-unknown = Dạ, em không tìm thấy phiếu { $code }. { $You } xem lại mã giúp em nhé.
code-mistyped = Dạ, mã { $code } em tra chưa ra. { $You } xem lại từng chữ, từng số giúp em nhé.
ticket-cannot = Dạ, phiếu { $code } lúc này em chưa làm vậy được. { $status ->
        [closed] Việc này đã xong rồi.
        [cancelled] { $You } đã rút phiếu này rồi.
        [resolved] Phường báo đã xong, đang chờ { $you } xem lại.
        [refused] Phường đã trả lời là không làm tiếp được.
       *[other] Việc này đang được xử lý.
    }
ticket-cancelled = Dạ, em rút phiếu { $code } rồi ạ.
ticket-confirmed = Dạ, em cảm ơn { $you }, em đóng phiếu { $code }. { $You } thấy phường làm thế nào ạ?
ticket-reopened =
    { $often ->
        [yes] Dạ em xin lỗi { $you }. Em mở lại phiếu { $code } và báo thẳng lãnh đạo phường.
       *[no] Dạ em xin lỗi { $you }. Em mở lại phiếu { $code } và báo cho người lo việc ngay.
    }
ticket-fixed = Dạ, em sửa rồi: phiếu { $code } là { $what }, { $where }.
ticket-late =
    Dạ em xin lỗi { $you }. Phiếu { $code } ({ $what }) đã quá hẹn { $due }.
    { $told ->
        [yes] Em đã báo lên lãnh đạo phường rồi ạ.
       *[no] Em đã báo phường xem lại ngay ạ.
    }
ticket-waiting =
    Dạ, phiếu { $code } ({ $what }) phải chờ đơn vị khác: “{ $reason }”
    Phường theo dõi giúp { $you }, muộn nhất { $until } phường xem lại ạ.
ticket-extended =
    Dạ em xin lỗi { $you }. Phiếu { $code } ({ $what }) cần thêm thời gian, hẹn lại trước { $due }.
    Lý do: “{ $reason }”
ticket-claimed = Dạ, phiếu { $code } ({ $what }) đã có người lo, hẹn xong trước { $due }.
ticket-passed = Dạ, phiếu { $code } ({ $what }) đã chuyển cho { $unit }, giờ hẹn vẫn như cũ. Lý do: { $reason }
ticket-sorted = Dạ, phường xếp lại phiếu { $code } là { $what }, { $unit } lo, hẹn trước { $due }.
ticket-resolved =
    { $kind ->
        [report] Dạ, { $unit } báo về phiếu { $code } ({ $what }):
       *[other] Cán bộ phường trả lời phiếu { $code }:
    }
    “{ $answer }”{ $no_photo ->
        [none] { "" }
       *[other] { " " }(không có ảnh: { $no_photo })
    }
    { $kind ->
        [report] { $You } xem giúp em, vậy đã được chưa ạ?
       *[other] { $You } thấy vậy đã được chưa ạ?
    }
ticket-refused =
    Dạ, phiếu { $code } ({ $what }) phường không làm tiếp được. { $refusal ->
        [R1] Phường chưa rõ việc gì, ở đâu. { $You } báo lại kèm ảnh hoặc vị trí giúp em nhé.
        [R2] Việc này đã có người báo trước và phường đang lo. { $You } muốn hỏi thêm thì nhắn em “gặp cán bộ”.
        [R3] Chỗ này thuộc phường khác. { $You } nhắn em “gặp cán bộ” để hỏi nơi nhận ạ.
        [R4] Việc này do cơ quan khác lo. { $You } nhắn em “gặp cán bộ” để hỏi nơi nhận ạ.
        [R5] Đây là khiếu nại, tố cáo nên phải có đơn. { $You } nhắn em “gặp cán bộ” để hẹn ngày tiếp công dân ạ.
        [R6] Đây là chuyện giữa hai nhà nên phường không ra quyết định được. Muốn nhờ tổ hòa giải của tổ dân phố, { $you } nhắn em “gặp cán bộ” ạ.
        [R7] Việc này phường đã trả lời rồi và chưa có gì mới. Khi có điều gì mới, { $you } báo lại giúp em nhé.
        [R8] Cán bộ xem thì ảnh hoặc lời báo chưa khớp với chỗ đó. { $You } chụp lại tại chỗ giúp em nhé.
        [R9] Lời nhắn có chỗ nặng lời nên cán bộ chưa làm được. { $You } kể lại việc đó giúp em nhé.
        [R10] Nội dung này luật không cho gửi qua đây. { $You } đến ủy ban gặp trực tiếp giúp em nhé.
       *[other] { "" }
    }{ $reason ->
        [none] { "" }
       *[other] { " " }Cán bộ ghi: “{ $reason }”
    }
detail-added = Dạ, em ghi thêm vào phiếu { $code } rồi ạ.
add-ask-words = Dạ, { $you } nhắn hoặc gửi ảnh cho em, em ghi thêm vào phiếu.
answer-ask =
    Cán bộ phường hỏi về phiếu { $code }:
    “{ $question }”
    { $You } trả lời giúp em ạ.
fix-ask-field = Dạ, { $you } muốn sửa phần nào ạ?
fix-ask-value =
    { $field ->
        [kind] Dạ, vậy là việc gì ạ?
        [place] Dạ, đúng ra là ở đâu ạ? { $You } nhắn hoặc gửi vị trí.
       *[words] Dạ, { $you } kể lại việc đó giúp em.
    }
reopen-ask-reason = Dạ em xin lỗi { $you }. Chỗ nào chưa được ạ? { $You } nhắn hoặc gửi ảnh giúp em.
reopen-late = Dạ, phiếu { $code } đã đóng quá 7 ngày nên em không mở lại được. { $You } báo lại từ đầu giúp em nhé.
rating-ask-reason =
    { $rating ->
        [good] Dạ em cảm ơn { $you }. { $You } hài lòng nhất điều gì ạ?
       *[other] Dạ em cảm ơn { $you } đã nói thật. Chưa được ở chỗ nào ạ?
    }
rating-ask-own = Dạ, { $you } nhắn cho em nghe nhé.
rating-thanks = Dạ, em cảm ơn { $you }. Em đã chuyển lời tới phường.

## Gặp cán bộ
human-ask-about = Dạ, { $you } cần gặp cán bộ về việc gì ạ? { $You } nhắn vài chữ cũng được.
human-handed =
    { $open ->
        [yes] Dạ em chuyển cho cán bộ rồi ạ, mã { $code }. Cán bộ trả lời { $you } ở đây trước { $due }.
       *[no] Dạ em chuyển rồi ạ, mã { $code }. Giờ này ủy ban nghỉ, cán bộ trả lời { $you } ở đây trước { $due }.
    }
relayed =
    { $claimed ->
        [yes] Dạ, em chuyển cho cán bộ rồi ạ.
       *[no] Dạ, em chuyển thêm rồi ạ. Cán bộ sẽ trả lời ở đây.
    }
officer-says =
    Cán bộ phường: { $text }
desk-ask-about =
    { $topic ->
        [home_visit] Dạ, { $you } cần ai đến nhà, để làm việc gì ạ?
        [appointment] Dạ, { $you } muốn hẹn về việc gì, hôm nào ạ?
        [welfare] Dạ, { $you } kể em nghe hoàn cảnh, để phường xem giúp được gì ạ.
        [feedback] Dạ, { $you } góp ý gì ạ?
        [initiative] Dạ, { $you } có ý tưởng gì cho phường ạ?
       *[other] Dạ, { $you } cần hỏi về giấy tờ gì ạ?
    }
desk-ask-pass-on =
    { $topic ->
        [home_visit] Dạ, việc đến nhà thì cán bộ phải gọi lại để hẹn. Em chuyển lời { $you } nhé?
        [appointment] Dạ, lịch hẹn thì cán bộ mới xếp được. Em chuyển lời { $you } nhé?
        [welfare] Dạ, em hiểu ạ. Em chuyển cho cán bộ xã hội để xem giúp { $you } nhé?
        [feedback] Dạ, em cảm ơn { $you }. Em chuyển lời này tới văn phòng ủy ban nhé?
        [initiative] Dạ, em cảm ơn ý của { $you }. Em chuyển tới văn phòng ủy ban nhé?
       *[other] Dạ, phần giấy tờ này em chưa chắc. Em nhờ cán bộ trả lời { $you } nhé?
    }
need-procedure = Hỏi giấy tờ
need-home-visit = Nhờ người đến nhà
need-appointment = Đặt lịch hẹn
need-status = Hỏi phiếu đến đâu rồi
need-cancel = Rút hoặc đổi phiếu
need-human = Gặp cán bộ
need-feedback = Góp ý
need-initiative = Nêu ý tưởng
need-welfare = Xin trợ giúp
need-privacy = Dữ liệu của tôi
need-emergency = Có người đang gặp nguy hiểm

## Chưa hiểu, làm dở, lối ra
not-understood = Dạ, em chưa hiểu ý { $you }. { $You } muốn việc nào ạ?
not-understood-two = Dạ, em chưa chắc ý { $you }. { $You } muốn việc nào dưới đây ạ?
not-understood-person = Dạ em xin lỗi, em vẫn chưa hiểu. Em nhờ cán bộ giúp { $you } ạ.
out-of-scope = Dạ, việc này ngoài phần phường lo. Em giúp { $you } được mấy việc này:
nothing-to-cancel = Dạ, giờ không có gì để hủy. { $You } cần em giúp việc gì ạ?
left = Dạ vâng. { $You } cần gì cứ nhắn em.
parked = Dạ, em để đó. Khi nào muốn, { $you } nhắn “làm tiếp” ạ.
parked-offer =
    { $You } đang làm dở: { $dialogue ->
        [report_issue] báo việc
        [talk_to_human] gặp cán bộ
        [to_desk] nhờ cán bộ
        [answer_officer] trả lời cán bộ
        [privacy] xem dữ liệu
        [guide] giấy tờ
        [appointment] đặt lịch hẹn
       *[other] một việc
    }. { $You } làm tiếp nhé?
parked-hint =
    ({ $You } còn đang làm dở { $dialogue ->
        [report_issue] báo việc
        [talk_to_human] gặp cán bộ
        [to_desk] nhờ cán bộ
        [answer_officer] trả lời cán bộ
        [privacy] xem dữ liệu
        [guide] giấy tờ
        [appointment] đặt lịch hẹn
       *[other] một việc
    }, nhắn “làm tiếp” khi cần.)
back-first = Dạ, đây là câu đầu rồi ạ.
button-old = Dạ, nút đó là của câu hỏi cũ rồi ạ.
dialogue-gone = Dạ, em xin lỗi { $you }. Việc đang làm dở phải làm lại từ đầu ạ.
bug = Dạ em xin lỗi, em bị trục trặc và đã báo phường (mã { $reference }). Lát nữa { $you } thử lại, hoặc nhắn “gặp cán bộ” nhé.
media-sticker = Dạ em chào { $you }. { $You } cần gì cứ nhắn chữ hoặc gửi ảnh cho em ạ.
media-voice = Dạ, em chưa nghe được tin thoại. { $You } nhắn chữ, gửi ảnh, hoặc nhắn “gặp cán bộ” giúp em ạ.
media-video = Dạ, em chưa xem được đoạn phim. { $You } gửi một tấm ảnh giúp em ạ.
media-file = Dạ, em chưa mở được tệp này. { $You } nhắn chữ hoặc gửi ảnh giúp em ạ.
photo-left-out = (Kèm ảnh, nhưng kênh này chưa cho xem được ảnh.)
media-other = Dạ, em chưa đọc được tin này. { $You } nhắn chữ hoặc gửi ảnh giúp em ạ.

## Thủ tục: đi cùng người dân tới khi cầm kết quả. Sự kiện nằm trong handlers/data/procedures, ở đây chỉ có lời nói.
guide-ask-which =
    { $known ->
        [0] Dạ, { $you } cần làm giấy tờ gì ạ? Ví dụ: khai sinh, tạm trú, chứng thực.
       *[other] Dạ, ý { $you } là việc nào dưới đây ạ?
    }
guide-ask-alike = Dạ, có mấy việc tên gần giống nhau. { $question }
guide-ask-bundle = { $says } { $You } muốn làm cách nào ạ?
guide-ask-again = Dạ, { $you } đang làm dở: { $what }. { $You } làm tiếp nhé?
guide-gone = Dạ, thủ tục này em chưa tra được. { $You } nhắn “gặp cán bộ” giúp em nhé.
guide-set-aside = Dạ, em để { $what } lại đó cho { $you }.
guide-other =
    { $title }:
    { $says }
guide-first =
    { $mourning ->
        [yes] Dạ, em xin chia buồn cùng gia đình. { $title }.
       *[no] { $title }.
    } { $what }
    Nơi nhận: { $agency }
    Thời gian: { $time }
    Em hỏi { $count ->
        [1] một câu
       *[other] vài câu
    } để biết đúng giấy tờ và lệ phí của { $you } ạ.
guide-question = { $question }
guide-question-again = { $question } { $help }
guide-card =
    { $first }
    { $rest }
guide-card-papers =
    { $title }{ $perhaps ->
        [none] { "" }
       *[other]
            { "" }
            Có thể làm được, còn tùy:
            { $perhaps }
    }
    { $papers ->
        [none] Giấy tờ: không phải mang gì thêm.
       *[other]
            Giấy tờ:
            { $papers }
    }{ $spared ->
        [none] { "" }
       *[other]
            { "" }
            Không phải nộp: { $spared }.
    }{ $more ->
        [yes]
            { "" }
            Em đọc tiếp lệ phí, nơi nộp nhé?
       *[no] { "" }
    }
guide-card-rest =
    Lệ phí:
    { $fees }{ $waivers ->
        [none] { "" }
       *[other]
            { "" }
            Miễn, giảm: { $waivers }
    }{ $benefits ->
        [none] { "" }
       *[other]
            { "" }
            { $You } được nhận:
            { $benefits }
    }
    Nơi nhận:
    { $agency }
    Thời gian:
    { $time }{ $result ->
        [none] { "" }
       *[other]
            { "" }
            Nhận được: { $result }.
    }{ $advice ->
        [none] { "" }
       *[other]
            { "" }
            { $You } nhớ:
            { $advice }
    }
    { $ground }
guide-card-again = Dạ, { $what }: { $you } muốn làm gì tiếp ạ?
guide-perhaps-papers = Tùy trường hợp, có thể cần thêm:
guide-today = { $why ->
        [late] Hôm nay đã quá { $hour } giờ nên sớm nhất { $day } mới có ạ.
       *[closed] Hôm nay phường nghỉ nên sớm nhất { $day } mới có ạ.
    }
guide-ground =
    { $law ->
        [none] Em xem lại ngày { $day }.
       *[other] Theo { $law }. Em xem lại ngày { $day }.
    }{ $unsure ->
        [yes] { " " }Chỗ có dấu (*) em chưa chắc, phường xác nhận lại cho { $you }.
       *[no] { "" }
    }
guide-if = (nếu { $case })
guide-bring = { $bring ->
        [fill] điền tờ khai
        [original] bản chính
        [copy] bản sao
        [photo] ảnh chụp
        [show] mang theo để xem
        [state] chỉ khai, không nộp
        [sign] ký tên
        [consent] bấm đồng ý trên VNeID
       *[nothing] không phải nộp
    }{ $optional ->
        [yes] , có thì tốt
       *[no] { "" }
    }
guide-fee =
    { $what }: { $channel ->
        [online] nộp qua mạng { $online }
        [counter] tại quầy { $counter }
        [same] { $online }
       *[both] nộp qua mạng { $online }, tại quầy { $counter }
    }
guide-fee-unknown = phường xác nhận
guide-instead =
    { $says }
    { $ground }
guide-not-needed =
    Dạ, { $you } không cần làm thủ tục này. { $says }
    { $ground }
guide-not-entitled =
    Dạ, trường hợp này chưa làm được:
    { $why }
    { $ground }
guide-notice = Dạ, em nhớ giúp những gì { $you } trả lời và đánh dấu, chỉ để làm tiếp việc này. Nhắn “xóa dữ liệu” là em xóa.
guide-kept = Dạ, em nhớ giúp { $you }: { $what }. Khi nào muốn, { $you } nhắn “làm tiếp” ạ.
guide-dropped = Dạ, em bỏ { $what }. { $You } cần gì cứ nhắn em.
guide-line = { $what }: { $stage ->
        [papers] { $missing ->
            [0] đang chuẩn bị giấy tờ
           *[other] còn thiếu { $missing } giấy tờ
        }
        [steps] đang nộp
        [filed] đã nộp, chờ kết quả
       *[ended] đã xong
    }
where-i-am =
    Dạ, giấy tờ { $you } đang làm:
    { $files }{ $tickets ->
        [none] { "" }
       *[other]
            { "" }
            Phiếu của { $you }:
            { $tickets }
    }
guide-changed =
    { $You } lưu ý, { $what } có thay đổi từ lần trước.{ $said ->
        [none] { "" }
       *[other] { " " }{ $said }
    }{ $new ->
        [none] { "" }
       *[other] { " " }Thêm giấy tờ: { $new }.
    }{ $gone ->
        [none] { "" }
       *[other] { " " }Không cần nữa: { $gone }.
    }{ $fees ->
        [none] { "" }
       *[other] { " " }Lệ phí nay là: { $fees }.
    }
guide-aside-fees =
    Dạ, lệ phí:
    { $lines }
guide-aside-time =
    Dạ, thời gian:
    { $lines }
guide-aside-agency =
    Dạ, nơi nhận:
    { $lines }
guide-aside-papers =
    Dạ, giấy tờ:
    { $lines }

guide-ask-mandate =
    Dạ, { $you } làm giúp { $whom }. { $Whom } có biết và đồng ý để { $you } làm giúp không ạ? Em ghi lại điều này, chỉ dùng cho việc này, trong { $days } ngày.
guide-mandate-first = Dạ, { $you } hỏi { $whom } trước giúp em nhé. Khi { $whom } đồng ý, { $you } nhắn “làm tiếp” ạ.
guide-ask-event = { $event ->
        [birth] Dạ, bé sinh ngày nào ạ? Em tính hạn và nhắc giúp { $you }.
        [death] { $condoled ->
            [yes] Dạ, người nhà mất ngày nào ạ? Em tính hạn giúp { $you }.
           *[no] Dạ, em xin chia buồn cùng gia đình. Người nhà mất ngày nào ạ? Em tính hạn giúp { $you }.
        }
        [arrival] Dạ, { $you } dọn đến ngày nào ạ? Em tính hạn và nhắc giúp.
        [expiry] Dạ, giấy ghi hết hạn ngày nào ạ? Em nhắc trước giúp { $you }.
       *[other] Dạ, { $you } nhận giấy đó ngày nào ạ? Em tính hạn và nhắc giúp.
    }
guide-deadline = { $days ->
        [0] Dạ, hôm nay ({ $end }) là ngày cuối ạ.
       *[other] Dạ, hạn cuối là ngày { $end }, còn { $days } ngày ạ.
    }{ $reminded ->
        [yes] { " " }Em sẽ nhắc { $you } trước hạn.
       *[no] { "" }
    }
guide-deadline-over = Dạ, hạn đã qua từ ngày { $end }, nhưng vẫn làm được ạ.{ $late ->
        [none] { "" }
       *[other] { " " }{ $late }
    }

guide-ask-paper =
    { $You } đã có { $paper } chưa ạ? Cần { $bring }.{ $looks ->
        [none] { "" }
       *[other] { " " }{ $looks }
    }
guide-where =
    { $paper }: { $where }{ $looks ->
        [none] { "" }
       *[other] { " " }{ $looks }
    }
guide-where-unknown = chỗ này em chưa chắc, cán bộ chỉ giúp { $you } được ạ.
guide-papers =
    { $count ->
        [0] { $ready ->
            [yes] Dạ, { $title }: { $you } đủ giấy tờ rồi ạ.
           *[nothing] Dạ, { $title }: không có giấy nào phải đi tìm trước ạ.
        }
       *[other] Dạ, { $title }: { $you } còn thiếu:
    }{ $missing ->
        [none] { "" }
       *[other]
            { "" }
            { $missing }
    }
guide-nudge = Dạ, { $days } ngày nữa em nhắn hỏi thăm { $you } về { $what } ạ.

guide-ask-way =
    Dạ, { $you } muốn nộp cách nào ạ? Lệ phí:
    { $fees }
guide-way-online = Dạ, nộp qua mạng. Phường không bao giờ hỏi mật khẩu, mã OTP, không gửi đường dẫn cài ứng dụng.
guide-way-counter = Dạ, nộp tại quầy. { $You } nhớ mang theo căn cước.
guide-ask-need =
    { $question }{ $why ->
        [none] { "" }
       *[other] { " " }{ $why }
    }
guide-need-missing =
    Dạ không sao ạ. { $You } có mấy cách này:
    { $ways }
guide-home =
    Dạ, nhờ đến nhà thì thế này ạ. { $team }
    Việc phải tự làm: { $person }
guide-step =
    Bước { $number }/{ $count }. { $do }{ $condition ->
        [none] { "" }
       *[other] { " " }({ $condition })
    }{ $screen ->
        [none] { "" }
       *[other]
            { "" }
            { $screen }
    }
guide-ask-stuck = Dạ, { $you } thấy gì trên màn hình ạ? { $You } chọn, hoặc nhắn vài chữ.
guide-rescue =
    { $symptom }. { $You } thử giúp em:
    { $fix }
    Vậy được chưa ạ?
guide-rescue-alone =
    { $symptom }. { $You } thử giúp em:
    { $fix }
guide-stuck-about = Bị kẹt: { $what }, bước { $step }.{ $words ->
        [none] { "" }
       *[other] { " " }“{ $words }”
    }
guide-send-picture = Dạ, { $you } chụp màn hình rồi gửi cho em. { $You } nhớ che số căn cước, mật khẩu và mã OTP ạ.
guide-ask-picture = Dạ, trong ảnh có căn cước, mật khẩu hay mã OTP không ạ? Có thì em bỏ ảnh ngay, không lưu.
guide-picture-refused = Dạ, em bỏ ảnh đó rồi, không lưu lại. Phường không nhận ảnh căn cước, mật khẩu hay mã OTP qua đây ạ.
secret-refused = Dạ, { $you } đừng gửi mật khẩu hay mã OTP cho ai, kể cả cán bộ. Em không lưu tin vừa rồi. Nếu lỡ gửi cho người khác, { $you } đổi mật khẩu ngay ạ.

guide-ask-code = { $way ->
        [online] Dạ, xong các bước rồi ạ. { $You } chép giúp em mã hồ sơ hiện trên màn hình, ví dụ H26.107-261120-0001.
       *[other] Dạ, xong các bước rồi ạ. { $You } chép giúp em mã hồ sơ ghi trên giấy hẹn, ví dụ H26.107-261120-0001.
    }
guide-not-filed = Dạ, khi nào nộp xong { $what }, { $you } nhắn “làm tiếp” để em ghi mã và nhắc ngày nhận ạ.
guide-ask-promised = { $way ->
        [online] Dạ, cổng hẹn trả kết quả ngày nào ạ? { $You } nhắn ngày, em nhắc giúp.
       *[other] Dạ, giấy hẹn ghi ngày nào ạ? { $You } nhắn ngày, em nhắc giúp.
    }
guide-ask-area = Dạ, { $you } ở tổ dân phố số mấy ạ? Phường chỉ đếm số, để biết tổ nào cần người giúp.
guide-filed = { $known ->
        [yes] Dạ, em ghi rồi ạ: { $what }, hẹn trả ngày { $due }. Tới ngày em hỏi thăm { $you }.
        [quiet] Dạ, em ghi rồi ạ: { $what }, hẹn trả ngày { $due }. Gia đình cần gì, { $you } cứ nhắn em.
       *[no] Dạ, em ghi rồi ạ: { $what }, đã nộp. Có tin gì mới, { $you } nhắn em nhé.
    }{ $how ->
        [none] { "" }
       *[other] { " " }{ $how }
    } Nếu cơ quan đòi bổ sung, { $you } nhắn em ngay để kịp hạn.
guide-filed-stands =
    { $what }: đã nộp{ $code ->
        [none] { "" }
       *[other] , mã { $code }
    }{ $due ->
        [none] .
       *[other] , hẹn trả ngày { $due }.
    }{ $late ->
        [yes] { " " }Đã quá hẹn ạ.
       *[no] { "" }
    } Giờ thế nào rồi ạ?
guide-wait = Dạ, hẹn trả ngày { $due }, { $you } chờ thêm giúp em nhé. Qua ngày đó mà chưa có, em chỉ cách hỏi ạ.
guide-late =
    Dạ, vậy là { $what } trễ hẹn rồi ạ. { $You } làm thế này:
    { $fix }
guide-late-about = Hồ sơ trễ hẹn, nhờ hỏi giúp: { $what }{ $code ->
        [none] { "" }
       *[other] , mã { $code }
    }
guide-ask-came = Dạ, cơ quan nhắn gì cho { $you } ạ?
guide-came-supplement = { $end ->
        [none] Dạ, { $you } bổ sung ngay trong hồ sơ cũ, đừng tạo hồ sơ mới. Hạn ghi trong phiếu yêu cầu ạ.
       *[other] Dạ, { $you } bổ sung trước hết ngày { $end }, ngay trong hồ sơ cũ, đừng tạo hồ sơ mới. Em nhắc { $you } trước hạn ạ.
    }
guide-came-draft = { $end ->
        [none] Dạ, { $you } đọc kỹ bản thảo rồi trả lời sớm ạ. Không trả lời là coi như đồng ý.
       *[other] Dạ, { $you } đọc kỹ bản thảo từng dấu, trả lời trước hết ngày { $end }. Không trả lời là coi như đồng ý ạ.
    }
guide-came-consent = { $end ->
        [none] Dạ, chủ hộ hoặc chủ nhà mở VNeID bấm đồng ý giúp ạ.
       *[other] Dạ, chủ hộ hoặc chủ nhà mở VNeID bấm đồng ý trước hết ngày { $end } ạ. Em nhắc { $you } trước hạn.
    }
guide-ask-rating = Dạ, em mừng quá ạ. { $You } thấy làm { $what } thế nào ạ?
guide-ask-alone = Dạ, lần sau { $you } tự làm được không ạ?
guide-end-quietly = Dạ, vậy là xong phần giấy tờ rồi ạ. Gia đình cần gì thêm, { $you } cứ nhắn em.
guide-end = Dạ, em cảm ơn { $you }. Có giấy tờ gì cần làm nữa, { $you } cứ nhắn em.
guide-remind-result =
    Dạ, hôm nay là ngày hẹn trả kết quả { $what }{ $code ->
        [none] { "" }
       *[other] { " " }(mã { $code })
    }. { $You } nhận được chưa ạ?
guide-remind-papers = Dạ, { $you } chuẩn bị giấy tờ { $what } tới đâu rồi ạ?
guide-remind-deadline = { $days ->
        [0] Dạ, hôm nay ({ $end }) là hạn cuối của { $what } ạ.
       *[other] Dạ, { $what } còn { $days } ngày là hết hạn (ngày { $end }) ạ.
    } { $You } làm tiếp với em nhé?

guide-button-other = Việc khác
guide-button-mend = Xem cách sửa
guide-button-only = Chỉ { $what }
guide-button-anew = Bắt đầu lại
guide-button-papers = Chuẩn bị giấy tờ
guide-button-how = Cách nộp
guide-button-later = Để sau
guide-button-read-on = Đọc tiếp
guide-button-card = Xem lại
guide-button-have = Đã có
guide-button-missing = Chưa có
guide-button-where = Không biết lấy ở đâu
guide-button-tick = Đánh dấu lại
guide-button-nudge = Nhắc tôi sau 3 ngày
guide-button-agreed = Có, đã đồng ý
guide-button-not-asked = Chưa hỏi
guide-button-online = Qua mạng
guide-button-counter = Tại quầy
guide-button-home = Nhờ đến nhà
guide-button-yes = Có
guide-button-no = Chưa
guide-button-helped = Có người làm giúp
guide-button-done = Xong bước này
guide-button-stuck = Bị kẹt
guide-button-screen = Gửi ảnh màn hình
guide-button-other-trouble = Lỗi khác
guide-button-fixed = Được rồi
guide-button-still = Vẫn kẹt
guide-button-clean = Không có
guide-button-secret = Có
guide-button-notyet = Chưa có
guide-button-got = Nhận được rồi
guide-button-more = Cơ quan nhắn thêm
guide-button-ask-office = Nhờ cán bộ hỏi giúp
guide-button-supplement = Phải bổ sung giấy tờ
guide-button-draft = Gửi bản thảo để xem lại
guide-button-consent = Chờ chủ hộ đồng ý
guide-button-no-need = Không làm nữa
guide-button-alone-yes = Tự làm được
guide-button-alone-perhaps = Chắc cần giúp chút
guide-button-alone-no = Cần người giúp

## Dữ liệu cá nhân
data-ask-which = Dạ, { $you } muốn xem phường lưu gì, hay muốn xóa ạ?
data-ask-sure = Dạ, phường sẽ xóa lời nhắn, ảnh, vị trí và số điện thoại của { $you }. Phiếu đang làm cũng không báo lại cho { $you } được nữa. { $You } chắc chưa ạ?
data-kept =
    Dạ, phường đang lưu của { $you }: { $tickets } phiếu, { $pictures } ảnh, { $filings } hồ sơ đang làm, { $consents } lần đồng ý, { $lessons } câu để em học hiểu cho đúng.
    Chỉ người lo việc của { $you } được xem ạ.
data-erase-recorded = Dạ, em ghi nhận yêu cầu xóa, mã { $code }. Phường trả lời trước { $answer }, xóa xong trước { $done }.
data-copy-recorded = Dạ, em ghi nhận yêu cầu xin bản sao, mã { $code }. Phường trả lời trước { $answer }, gửi bản sao trước { $done }.

## Khẩn cấp: đọc hai lần trước khi sửa. Nguồn: số điện thoại trong hotlines.toml; cách xử trí theo Bộ Công an, EVN.
emergency =
    { $kind ->
        [fire]
            {"**GỌI NGAY 114**"}
            114
            Ra khỏi nhà, bò thấp dưới khói, đóng cửa lại sau lưng, không đi thang máy. Đừng quay lại lấy đồ.
        [electric]
            {"**GỌI NGAY 115**"}
            115
            Ngắt cầu dao. Đừng chạm vào người bị giật hay dây điện; tránh xa chỗ dây đứt và chỗ có nước.{ $power ->
                [none] { "" }
               *[other] { " " }Rồi báo điện lực:
                { $power }
            }
        [gas]
            {"**RA NGOÀI TRƯỚC, rồi gọi 114**"}
            114
            Khóa van, mở cửa nếu tiện đường ra. Đừng bật tắt công tắc, đừng châm lửa, đừng gọi hay nhắn trong nhà.
        [accident]
            {"**GỌI NGAY 115**"}
            115
            Ra hiệu cho xe khác tránh, ép chặt chỗ chảy máu. Đừng bế xốc hay kéo người bị thương.
        [drowning_flood]
            {"**GỌI NGAY 112**"}
            112
            Lên chỗ cao nhất, giữ pin điện thoại. Đừng lội qua nước chảy.
            Nói rõ có mấy người, ở đâu, nước tới đâu.
        [medical]
            {"**GỌI NGAY 115**"}
            115
            Để người bệnh nằm yên, nới quần áo, có người ở bên. Đừng tự cho uống thuốc.
        [violence]
            {"**GỌI NGAY 113**"}
            113
            Ra chỗ an toàn, chỗ có người. Đừng quay lại một mình.
        [child_abuse]
            {"**GỌI NGAY 111 hoặc 113**"}
            111
            Đưa cháu ra chỗ an toàn, ở bên cháu. Đừng tra hỏi cháu, đừng chụp ảnh.
        [suicide]
            Em rất lo cho { $you }. { $You } có đang ở một mình không ạ?
            {"**GỌI NGAY 115**"}
            115
            Nhờ một người thân đến ở bên { $you } ngay bây giờ. Đừng ở một mình lúc này.
        [crime_now]
            {"**GỌI NGAY 113**"}
            113
            Giữ khoảng cách, nhớ đặc điểm và biển số. Đừng đuổi theo, đừng xô xát.
        [missing_person]
            {"**GỌI NGAY 113**"}
            113
            Báo công an ngay, không cần chờ 24 giờ. Nói rõ thấy lần cuối ở đâu, mặc gì, có bệnh gì.
        [other]
            {"**GỌI NGAY 112**"}
            112
            Ra chỗ an toàn trước đã. Nói rõ có chuyện gì, ở đâu, có mấy người.
       *[landslide]
            {"**GỌI NGAY 112**"}
            112
            Rời khỏi nhà và chân dốc ngay, đi ngang ra chỗ đất chắc. Đừng quay lại lấy đồ.
    }
    Em đang báo trực ban phường, mã { $code }. { $You } gọi được chưa ạ?
emergency-again = { $You } gọi được số khẩn cấp chưa ạ?
emergency-noted = Em báo thêm cho trực ban rồi. { $You } gọi được số khẩn cấp chưa ạ?
emergency-not-called =
    Em đang báo trực ban là { $you } chưa gọi được. { $You } nhờ người bên cạnh gọi, hoặc gọi thử số này:
    112
    Nhắn em địa chỉ và số điện thoại của { $you }.
emergency-called = Dạ, { $you } cứ làm theo lời người trực máy. Có gì thay đổi, { $you } nhắn em để em báo trực ban (mã { $code }).
emergency-mistake = Dạ, không có gì là mừng rồi ạ. Em xin lỗi đã hiểu nhầm, em báo lại trực ban. { $You } cần em giúp việc gì ạ?

## Khiếu nại, tố cáo
legal-denunciation =
    Dạ, tố cáo thì em không được nhận qua đây. { $You } đừng nhắn chi tiết, để giữ kín cho mình.
    { $You } nộp đơn hoặc đến trực tiếp: { $address }. Luật buộc giữ kín tên người tố cáo.
legal-complaint =
    Dạ, khiếu nại thì phải có đơn, trong 90 ngày từ khi biết quyết định hay việc làm đó.
    { $You } nộp tại { $address }; trong 10 ngày phường báo có nhận giải quyết không. Em nhờ cán bộ hẹn ngày tiếp công dân nhé?
legal-domestic_violence =
    Dạ, em rất lo cho { $you }. Nếu đang nguy hiểm, gọi ngay:
    113
    Chuyện này em chỉ báo riêng cho người có trách nhiệm của phường.
legal-child =
    Dạ, chuyện của các cháu phường phải lo ngay. { $You } gọi đường dây bảo vệ trẻ em, gọi lúc nào cũng được:
    111
    Em chỉ báo riêng cho người có trách nhiệm của phường.
legal-secret = Dạ, nội dung này luật không cho gửi qua đây. { $You } đến ủy ban gặp trực tiếp giúp em nhé.

## Nhóm cán bộ: không tên, không số điện thoại, không số nhà
card =
    {"["}{ $class }]{ $sub ->
        [none] { "" }
       *[other] [{ $sub }]
    } { $code } · { $kind }{ $reopened ->
        [0] { "" }
       *[other] { " " }· MỞ LẠI lần { $reopened }
    }
    { $street }{ $words ->
        [none] { "" }
       *[other] { " " }· “{ $words }”
    }{ $why ->
        [none] { "" }
       *[other]
            { "" }
            Ưu tiên { $priority }: { $why }
    }
    { $status ->
        [new] { $unit } · trả lời trước { $due }
        [accepted] { $holder } đang lo · xong trước { $due }
        [waiting_resident] Chờ người dân trả lời · { $holder }
        [waiting_other] { $pause ->
            [plan] Chờ kế hoạch, kinh phí
           *[other] Chờ đơn vị ngoài
        } · { $holder }
        [resolved] { $holder } báo xong · chờ người dân xác nhận
        [reopened] Người dân báo chưa xong · { $unit } · xong trước { $due }
        [closed] Người dân xác nhận đã xong
        [refused] Không nhận · { $holder }
       *[cancelled] Người báo đã rút
    }
card-brief =
    { $code } · { $kind } · { $street }
    { $status ->
        [new] { $unit } · trả lời trước { $due }
        [accepted] { $holder } đang lo · xong trước { $due }
        [waiting_resident] Chờ người dân trả lời · { $holder }
        [waiting_other] { $pause ->
            [plan] Chờ kế hoạch, kinh phí
           *[other] Chờ đơn vị ngoài
        } · { $holder }
        [resolved] { $holder } báo xong · chờ người dân xác nhận
        [reopened] MỞ LẠI lần { $reopened } · { $unit } · xong trước { $due }
        [closed] Người dân xác nhận đã xong
        [refused] Không nhận · { $holder }
       *[cancelled] Người báo đã rút
    }
card-restricted =
    PHIẾU HẠN CHẾ { $code } · { $kind } · trả lời trước { $due }
    Chỉ riêng anh/chị được báo. Bấm “Xem đủ”, không chuyển vào nhóm.
card-withdrawn = { $code } nay là phiếu hạn chế, lãnh đạo phường xử lý.
button-claim = Nhận
button-ask = Hỏi thêm
button-pass = Chuyển
button-resolve = Xong
button-refuse = Từ chối
button-sort = Đổi loại
button-other-kinds = Loại khác
button-details = Xem đủ
button-no-photo-night = Trời tối
button-no-photo-indoor = Việc trong nhà riêng
button-no-photo-elsewhere = Không chụp được ảnh
refusal-R1 = R1 Thiếu chỗ, thiếu nội dung
refusal-R2 = R2 Đã có phiếu khác
refusal-R3 = R3 Ngoài địa bàn
refusal-R4 = R4 Ngoài thẩm quyền
refusal-R5 = R5 Khiếu nại, tố cáo
refusal-R6 = R6 Tranh chấp dân sự
refusal-R7 = R7 Đã trả lời, không có gì mới
refusal-R8 = R8 Ảnh mạng, sai sự thật
refusal-R9 = R9 Xúc phạm
refusal-R10 = R10 Bí mật nhà nước
group-claimed = { $name } nhận { $code }.
group-taken = { $holder ->
        [none] Phiếu { $code } vừa thay đổi, anh/chị xem lại thẻ.
       *[other] { $holder } đã nhận { $code } rồi.
    }
group-yours-already = Anh/chị đang giữ { $code } rồi.
group-changed = Phiếu { $code } vừa có người khác làm, anh/chị xem lại thẻ.
group-asked = Đã hỏi người dân về { $code }. Câu trả lời sẽ hiện ở đây.
group-replied = Đã nhắn người dân ({ $code }).
group-passed = Đã chuyển { $code } cho { $unit }, hạn giữ nguyên.
group-refused = Đã từ chối { $code } ({ $refusal }); đã báo người dân kèm chỗ hỏi tiếp.
group-resolved = Đã báo người dân, chờ xác nhận { $code }.
group-noted = Đã ghi chú nội bộ vào { $code }.
group-sorted = Đã đổi { $code } sang loại “{ $what }”; hẹn xong trước { $due }.
group-sorted-already = { $code } đang là loại “{ $what }” rồi.
group-not-sortable = { $code } không đổi loại được: việc này có thời hạn riêng.
group-dropped = Dạ, { $code } giữ như cũ.
group-cannot = Không làm vậy được: { $code } đang ở trạng thái { $status ->
        [new] mới
        [accepted] đang xử lý
        [waiting_resident] chờ người dân trả lời
        [waiting_other] chờ đơn vị ngoài
        [resolved] đã báo xong
        [reopened] mở lại
        [closed] đã đóng
        [refused] đã từ chối
       *[cancelled] người dân đã rút
    }{ $holder ->
        [none] .
       *[other] , { $holder } giữ.
    }
group-restricted = { $code } là phiếu hạn chế, chỉ lãnh đạo phường xử lý.
group-which-ticket = Phiếu nào ạ? Anh/chị trả lời đúng tin thẻ, hoặc kèm mã, ví dụ “nhận PA-7K3M2Q”.
group-not-registered = Anh/chị chưa được đăng ký. Xin mã truy cập của người quản trị rồi nhắn riêng cho em: /canbo MÃ
group-link-wrong = Mã truy cập không đúng hoặc đã bị thu hồi. Anh/chị xin lại mã của người quản trị.
group-linked = Đã đăng ký: { $name }. Từ giờ anh/chị bấm nút, trả lời thẻ bằng số, hoặc nhắn “nhận”, “xong” trong nhóm được.
group-help = Anh/chị trả lời thẻ: nhận · hỏi … · trả lời … · chuyển … · xong … · từ chối R… · đổi loại … · ghi chú …
group-details-sent = Đã gửi riêng chi tiết { $code } cho anh/chị.
group-ask-answer = { $code }: đã làm gì, ai làm, lúc nào? Trả lời tin này, kèm ảnh sau khi làm. (“thôi” để bỏ)
group-ask-answer-again = { $code }: nói rõ đã làm gì giúp em, ví dụ “đã thay bóng 50 W lúc 15 giờ”. Kèm ảnh càng tốt.
group-ask-proof = { $code }: gửi ảnh sau khi làm, hoặc vì sao không có ảnh?
group-ask-question = { $code }: hỏi người dân điều gì? Trả lời tin này. (“thôi” để bỏ)
group-ask-reply = { $code }: nhắn gì cho người dân? Trả lời tin này. (“thôi” để bỏ)
group-ask-unit = { $code }: chuyển cho đơn vị nào?
group-ask-pass-reason = { $code }: vì sao chuyển? Người dân cũng đọc lý do này.
group-ask-refusal = { $code }: từ chối vì sao?
group-ask-kind = { $code }: đúng ra là loại việc nào? (“thôi” để bỏ)
group-added = { $code }: người dân nhắn thêm{ $words ->
        [none] { "" }
       *[other] : “{ $words }”
    }{ $photos ->
        [0] { "" }
       *[other] { " " }(+{ $photos } ảnh, bấm “Xem đủ”)
    }
group-answered = { $code }: người dân trả lời{ $words ->
        [none] { "" }
       *[other] : “{ $words }”
    }{ $photos ->
        [0] { "" }
       *[other] { " " }(+{ $photos } ảnh, bấm “Xem đủ”)
    }
group-resident-says = { $code }: người dân{ $words ->
        [none] { " " }gửi ảnh
       *[other] : “{ $words }”
    }{ $photos ->
        [0] { "" }
       *[other] { " " }(+{ $photos } ảnh)
    } — trả lời tin này để nhắn lại.
group-phone = { $code }: người dân đã gửi số điện thoại, bấm “Xem đủ”.
group-pin = { $code }: người dân đã gửi vị trí, bấm “Xem đủ”.
group-reopened = { $code }: người dân báo CHƯA XONG (lần { $times }){ $words ->
        [none] { "" }
       *[other] : “{ $words }”
    }
group-emergency-called = { $code }: người dân đã gọi được số khẩn cấp.
group-emergency-not-called = { $code }: người dân CHƯA GỌI ĐƯỢC số khẩn cấp. Bấm “Xem đủ” và gọi cho họ ngay.
group-emergency-mistake = { $code }: người dân nói không có gì khẩn cấp.
group-waiting = { $code } tạm dừng, chờ đơn vị khác. Đồng hồ chạy lại lúc { $until }; xong sớm thì nhắn “làm tiếp”.
group-went-on = { $code } làm tiếp, xong trước { $due }.
group-wait-how = { $code }: chờ ai, chờ việc gì? Ví dụ “chờ đơn vị điện lực thay cột”. Người dân cũng đọc lý do này.
group-never-waits = { $code } là phiếu khẩn cấp, không dừng và không gia hạn được.
group-extended = Đã gia hạn { $code } tới trước { $due }; người dân đã đọc lý do.
group-extended-once = { $code } đã gia hạn một lần rồi, không gia hạn nữa được.
group-extend-how = { $code }: gia hạn bao lâu, vì sao? Ví dụ “gia hạn 3 ngày: chờ bóng đèn mới về”. Người dân cũng đọc lý do này.
group-extend-most = { $code }: hạn mới phải sau { $due } và không quá { $most }.
group-away = { $name } nghỉ đến hết { $until }. Việc quá hạn trong lúc đó báo người thay.
group-back = { $name } đã đi làm lại.
duty-call =
    KHẨN CẤP, anh/chị đang trực: { $code } · { $kind } · { $street }{ $minutes ->
        [0] { "" }
       *[other] { " " }· { $minutes } phút chưa ai nhận
    }
    Bấm “Nhận” để mọi người biết, rồi bấm “Xem đủ” để gọi người dân.
duty-group = { $code }: { $minutes ->
        [0] đang gọi người trực { $name }.
       *[other] { $minutes } phút chưa ai nhận, đang gọi { $name }. Ai gần thì gọi điện giúp.
    }
duty-nobody = { $code }: { $minutes } phút chưa ai nhận, và không có ai trong lịch trực để gọi. Ai đọc được thì nhận ngay.
priority-danger = nguy hiểm tính mạng
priority-now = đang xảy ra
priority-vulnerable = người dễ tổn thương
priority-busy_place = gần trường, bệnh viện, ngã tư
priority-again = mở lại
priority-alike = nhiều người cùng báo
group-ranked = { $code }: mức { $was } đổi thành { $to }, xong trước { $due }.
group-ranked-already = { $code } đang ở mức { $to } rồi.
group-rank-note = { $code }: hạ từ { $was } xuống { $to } phải ghi rõ vì sao, ví dụ “ưu tiên { $to }: đã tới xem, không còn nguy hiểm”.
group-rank-how = { $code }: mức nào, vì sao? Ví dụ “ưu tiên K1: nắp cống ngay cổng trường”. Việc có thời hạn theo luật thì không đổi.
digest-morning =
    Sáng { $day }: đến hạn hôm nay { $due_count } · quá hạn { $late_count } · chưa ai nhận { $unclaimed } · đang chờ { $waiting }{ $late ->
        [none] { "" }
       *[other]
            { "" }
            Quá hạn:
            { $late }
    }{ $today ->
        [none] { "" }
       *[other]
            { "" }
            Hôm nay:
            { $today }
    }
digest-line = { $code } · { $kind } · { $street } · { $due }{ $holder ->
        [none] { " " }· chưa ai giữ
       *[other] { " " }· { $holder }
    }
digest-more = … và { $count } phiếu nữa
digest-evening = Chiều { $day }: hôm nay nhận { $received } · xong { $done } · còn quá hạn { $late_count } · chưa ai nhận { $unclaimed } · đến hạn ngày mai { $due_count }
report-ready =
    Báo cáo tháng { $month } năm { $year } đã có ở trang /desk/reports?month={ $query }: bảng tính và văn bản, chỉ có số đếm.
clock-warning =
    { $which ->
        [respond] { $percent ->
            [50] { $code } · { $kind } · { $street }: chưa ai nhận, đã hết nửa thời gian. Trả lời trước { $due }.
            [80] { $code } · { $kind } · { $street }: CHƯA AI NHẬN, sắp hết giờ. Trả lời trước { $due }.
           *[other] { $code } · { $kind } · { $street }: CHƯA AI NHẬN, đã quá giờ trả lời.
        }
        [interim] { $code } · { $kind } · { $street }: đến giờ báo người dân đang làm tới đâu. Trả lời thẻ: “trả lời …”.
       *[resolve] { $percent ->
            [50] { $code } · { $kind } · { $street }: đã hết nửa thời gian, xong trước { $due }.
            [80] { $code } · { $kind } · { $street }: sắp hết hạn, xong trước { $due }. Cần thêm thì nhắn “gia hạn …”.
           *[other] { $code } · { $kind } · { $street }: QUÁ HẠN{ $holder ->
                [none] , chưa ai giữ.
               *[other] , { $holder } giữ.
            }
        }
    }
clock-late =
    { $level ->
        [head] Báo trưởng đơn vị:
        [deputy] Báo Phó Chủ tịch:
       *[chair] Báo Chủ tịch:
    } { $code } · { $kind } · { $street }
    { $which ->
        [respond] Chưa ai trả lời người dân
       *[other] Chưa làm xong
    }, { $percent ->
        [100] đã hết thời gian
        [150] quá một nửa thời gian nữa
       *[other] quá gấp đôi thời gian
    } · { $unit }{ $holder ->
        [none] , chưa ai giữ
       *[other] , { $holder } giữ
    }.
clock-pause-over = { $code } · { $kind } · { $street }: hết thời gian { $pause }, đồng hồ chạy lại. Anh/chị quyết giúp: làm tiếp, từ chối, hay gia hạn. Xong trước { $due }.
group-list =
    { $count } phiếu đang mở:
    { $lines }
group-list-none = Không có phiếu nào đang mở.
group-line = { $code } · { $kind } · { $street } · trước { $due }{ $holder ->
        [none] { "" }
       *[other] { " " }· { $holder }
    }
ticket-details =
    { $code } · { $what } · xong trước { $due }
    Chỗ: { $place }
    Vị trí: { $map }
    Lời người dân: { $words }
    Thêm: { $more }

# --- cần gọi điện: không nhắn được cho người dân ---
call-card =
    Cần gọi điện ({ $number }){ $code ->
        [none] { "" }
       *[other] { " " }· { $code }
    }
    { $why ->
        [window] Người dân lâu chưa nhắn nên không còn cách nào nhắn tới.
        [refused] Tin nhắn bị từ chối, có thể người dân đã chặn.
       *[other] Việc này cần người gọi.
    } Từ { $since }.
    Bấm “Xem đủ” để nhận số riêng, gọi xong bấm “Đã gọi”.
call-line = ({ $number }){ $code ->
        [none] { "" }
       *[other] { " " }{ $code }
    } · { $why ->
        [window] lâu chưa nhắn
        [refused] bị từ chối
       *[other] cần người gọi
    } · từ { $since }
call-list =
    { $count } người cần gọi:
    { $lines }
call-list-none = Không có ai cần gọi.
call-details =
    Cần gọi ({ $number }){ $code ->
        [none] { "" }
       *[other] { " " }· { $code }
    }, từ { $since }
    { $phone }
    Điều chưa nhắn được: “{ $words }”
call-details-sent = Đã gửi riêng anh/chị số cần gọi ({ $number }).
call-done = { $name } đã gọi ({ $number }).
call-done-already = ({ $number }) đã có người gọi rồi.
call-which = Chưa rõ đã gọi ai. Nhắn “đã gọi” kèm mã phiếu hoặc số, ví dụ “đã gọi 12”; xem danh sách: nhắn “cần gọi”.
calls-many = Còn nhiều người cần gọi điện. Xem danh sách: nhắn “cần gọi”.
button-phoned = Đã gọi

# --- liên kết: hai kênh của cùng một người ---
link-code =
    Dạ, mã liên kết của { $you }, dùng một lần trong { $minutes } phút:
    { $link }
    { $You } mở kênh kia (Zalo, Telegram hoặc trang web), nhắn: liên kết { $link }
    Đừng đưa mã này cho ai: ai có mã thì xem được phiếu của { $you }.
link-wrong = Dạ, mã này không đúng hoặc đã quá { $minutes } phút. { $You } nhắn “liên kết” ở kênh kia để lấy mã mới giúp em ạ.
link-own = Dạ, mã này là của chính { $you }. { $You } mở kênh kia rồi nhắn mã giúp em ạ.
link-ask-sure =
    Dạ, mã này lấy từ { $channel ->
        [zalo_oa] Zalo
        [zalo_bot] Zalo
        [telegram] Telegram
        [web] trang web của phường
       *[other] kênh kia
    }. Nối lại thì phiếu và hồ sơ ở hai bên thành của chung một người. { $You } đồng ý nối chứ ạ?
link-done = Dạ, đã nối xong. Từ giờ { $you } xem phiếu và hồ sơ ở bên nào cũng được.
link-joined =
    Dạ, { $channel ->
        [zalo_oa] Zalo
        [zalo_bot] Zalo
        [telegram] Telegram
        [web] trang web của phường
       *[other] kênh kia
    } vừa được nối với { $you } bằng mã liên kết. Nếu không phải { $you } làm, nhắn “gặp cán bộ” để phường gỡ ngay.
button-link-yes = Đồng ý nối
button-link-no = Không nối

# --- báo động kỹ thuật: gửi vào nhóm cán bộ và cho người phụ trách máy ---
alarm =
    Báo kỹ thuật: { $kind ->
        [provider_down] từ { $at } chưa gửi được tin qua { $ref }. Tin được giữ lại, có đường là gửi tiếp.
        [group_gone] không đăng được vào nhóm cán bộ trên { $ref }. Thẻ vẫn có ở trang /desk/group; mời kiểm tra mã nhóm.
        [chat_moved] nhóm cán bộ đã đổi mã ({ $detail }).
        [nobody_for_restricted] có phiếu hạn chế mà chưa có lãnh đạo nào nhận được. Mời đăng ký một lãnh đạo.
        [database_failed] cơ sở dữ liệu không dùng được. Tin mới chưa được nhận; kênh nhắn tin sẽ gửi lại sau.
        [zalo_reauth] Zalo đòi cấp quyền lại cho tài khoản của phường. Tin được giữ lại; mời chạy “phuongoi zalo authorize”.
        [zalo_silent] Zalo không còn báo tin về. Tin sót đang được lấy bù; mời bật lại Webhook ở developers.zalo.me.
        [zalo_refused] Zalo không cho tài khoản của phường gửi (mã { $ref }). Tin được giữ lại; mời chạy “phuongoi doctor”.
        [zalo_quota] đã hết hạn mức gửi của Zalo (mã { $ref }). Tin được giữ đến kỳ sau.
        [zalo_token] Zalo không nhận khóa truy cập (mã { $ref }). Tin được giữ lại; mời chạy “phuongoi doctor”.
        [zalo_old_grant] quyền Zalo đã hơn 60 ngày chưa đổi, sắp hết hạn. Mời chạy “phuongoi zalo authorize”.
        [zalo_no_rotation] Zalo không đổi khóa dài hạn khi làm mới. Mời theo dõi, có thể phải cấp quyền lại.
        [zalo_refresh_unsure] chưa rõ Zalo đã làm mới khóa hay chưa. Sẽ thử lại; có thể phải cấp quyền lại.
        [zalo_oauth_refused] Zalo không cho làm mới khóa. Mời chạy “phuongoi doctor”.
        [zalo_unsigned] tin Zalo báo về có chữ ký lạ nên không nhận thẳng được, đang lấy bù. Mời kiểm tra PHUONGOI_ZALO_OA_SECRET_KEY.
        [zalo_wrong_oa] khóa Zalo đang dùng là của một tài khoản khác. Mời kiểm tra PHUONGOI_ZALO_OA_ID.
        [bot_refused] Zalo không nhận bot của phường ({ $detail }). Tin được giữ lại; mời chạy “phuongoi doctor”.
        [bot_plan] bot Zalo đã dùng { $detail } hạn mức { $ref ->
            [messages] tin nhắn của tháng
            [users] người dùng
           *[groups] nhóm
        }. Hết hạn mức thì bot không gửi được nữa; mời xem gói của bot trong Zalo Bot Manager.
        [bot_full] bot Zalo đã hết hạn mức. Người dân được nhắn qua kênh khác hoặc vào danh sách cần gọi; thẻ vẫn có ở trang /desk/group.
        [nobody_to_escalate] thưa Chủ tịch, phiếu { $ref } quá hạn mà không có ai nhận báo. Mời xem phiếu, và ghi tên người nhận báo vào mục [escalation] của tệp phường.
        [nobody_on_duty] KHẨN CẤP { $ref }: không có ai trực để gọi. Mời gọi điện cho nhau ngay, và ghi lịch trực vào mục [[duty]] của tệp phường.
        [duty_silent] KHẨN CẤP { $ref }: đã gọi hết lượt trực, { $detail } phút rồi chưa ai nhận. Mời gọi điện ngay.
        [job_failed] việc hẹn giờ { $ref } chưa làm được vì lỗi phần mềm. Sẽ thử lại; mời xem nhật ký.
        [bug] { $count } tin chưa trả lời được vì lỗi phần mềm. Mời chạy “phuongoi failed”.
        [dead_letter] { $count } tin không gửi được trong một giờ. Mời chạy “phuongoi doctor”.
        [send_unknown] { $count } tin không rõ đã tới người nhận chưa.
       *[other] { $kind } ({ $ref }).
    }
alarm-over =
    Báo kỹ thuật: { $kind ->
        [provider_down] đã gửi được tin qua { $ref } trở lại.
        [database_failed] cơ sở dữ liệu đã dùng lại được.
        [zalo_reauth] Zalo đã được cấp quyền lại, tin giữ lại đang được gửi.
        [zalo_silent] Zalo đã báo tin về trở lại.
        [zalo_unsigned] chữ ký của Zalo đã khớp, tin về thẳng trở lại.
       *[other] việc đã báo ({ $kind }) nay đã ổn.
    }

## Lịch hẹn
button-book = Đặt lịch hẹn
button-other-day = Hôm khác
button-other-time = Giờ khác
button-wait-list = Chờ, có chỗ thì báo tôi
button-stop-waiting = Không chờ nữa
button-book-yes = Chốt giờ này
button-book-move = Đổi giờ
button-book-cancel = Hủy hẹn
button-book-keep = Giữ hẹn
button-book-again = Đặt lại
button-come = Đến
button-take-seat = Nhận chỗ này
button-no-need = Không cần nữa
button-all-papers = Xem đủ giấy tờ
booking-ask-offering = Dạ, { $you } muốn đặt lịch ở đâu ạ?
booking-ask-offering-again = { $You } chọn giúp em một số ở dưới ạ.
booking-ask-what = Dạ, { $you } đến { $where } làm giấy gì ạ? Em dặn trước cần mang gì.
booking-ask-elder = Người đến đã tròn 75 tuổi chưa ạ? Phường có chỗ ưu tiên.
booking-ask-day = Dạ, { $you } muốn hôm nào ạ? Nhắn ngày cũng được, ví dụ “sáng thứ Tư tuần sau”.
booking-ask-day-again = { $You } chọn một ngày ở dưới, hoặc nhắn “sáng thứ Tư”, “ngày 3/12” giúp em ạ.
booking-ask-when = { $why ->
        [fits] Dạ được ạ. { $You } chọn giờ giúp em:
        [closed] Dạ, lúc đó { $where } không làm việc ạ. Gần nhất còn:
        [late] Dạ, giờ đó không kịp đặt nữa ạ. Gần nhất còn:
        [far] Dạ, em chỉ nhận lịch trong { $days } ngày tới ạ. Gần nhất còn:
        [full] Dạ, lúc đó hết chỗ rồi ạ. { $You } chọn giờ gần nhất, hoặc chờ:
        [lost] Dạ, chỗ đó vừa có người đặt mất rồi ạ. Em còn mấy giờ này:
        [none] Dạ, { $days } ngày tới { $where } kín lịch rồi ạ. { $walk ->
            [yes] { $You } cứ ra, lấy số chờ tại chỗ, hoặc để em nhờ cán bộ giúp.
           *[no] { $You } để em nhờ cán bộ sắp xếp giúp ạ.
        }
       *[any] Dạ, { $where } còn mấy giờ này. { $You } chọn giúp em:
    }
booking-ask-when-again = { $why ->
        [none] Dạ, { $days } ngày tới { $where } kín lịch rồi ạ. { $walk ->
            [yes] { $You } cứ ra, lấy số chờ tại chỗ, hoặc để em nhờ cán bộ giúp.
           *[no] { $You } để em nhờ cán bộ sắp xếp giúp ạ.
        }
       *[any] { $You } chọn một giờ ở dưới, hoặc nhắn ngày giờ { $you } muốn ạ.
    }
booking-ask-sure = { $moving ->
        [yes] Dạ, em đổi sang { $when }, { $where }, nhé?
       *[no] Dạ, em giữ chỗ { $when }, { $where }. { $You } chốt nhé?
    }
booking-ask-sure-again = { $You } chốt { $when }, { $where }, phải không ạ?
booking-done =
    Dạ xong rồi ạ. Hẹn { $you } { $when }, tại { $place }. Mã hẹn: { $code }.{ $bring ->
        [none] { "" }
       *[some] { " " }Nhớ mang giúp em: { $bring }
    }{ $file ->
        [none] { "" }
       *[some] { "" }
    Lưu vào lịch điện thoại: { $file }
    }{ $map ->
        [none] { "" }
       *[some] { "" }
    Đường đi: { $map }
    }
booking-show =
    { $status ->
        [waiting] Dạ, { $you } đang chờ chỗ { $when }, { $where }. Có chỗ em báo ngay ạ.
        [offered] Dạ, em đang giữ cho { $you } chỗ { $when }, { $where }. { $You } nhận không ạ?
       *[booked] Dạ, { $you } có hẹn { $when }, tại { $place }. Mã hẹn: { $code }.
    }{ $bring ->
        [none] { "" }
       *[some] { " " }Nhớ mang giúp em: { $bring }
    }{ $file ->
        [none] { "" }
       *[some] { "" }
    Lưu vào lịch điện thoại: { $file }
    }{ $map ->
        [none] { "" }
       *[some] { "" }
    Đường đi: { $map }
    }
booking-have-one = Dạ, { $you } có hẹn rồi ạ: { $when }, { $where }. { $You } muốn đổi giờ hay hủy ạ?
booking-over = Dạ, hẹn { $when } này không còn nữa ạ. { $You } đặt lại không ạ?
booking-more-papers = giấy khác tùy trường hợp: bấm “Xem đủ giấy tờ”
booking-unknown = Dạ, em không thấy lịch hẹn này của { $you } ạ.
booking-waiting = Dạ, em ghi { $you } vào danh sách chờ, { $where }, từ { $when }. Có người nhường chỗ là em báo ngay ạ.
booking-offered =
    Dạ, có chỗ trống rồi ạ: { $when }, { $where }.
    Em giữ cho { $you } đến { $until }. { $You } nhận không ạ?
booking-offer-over = Dạ, em chưa thấy { $you } trả lời nên nhường chỗ { $when } cho người sau ạ. { $You } cần thì em tìm giờ khác.
booking-ask-change = Dạ, { $you } có hẹn { $when }, { $where }. { $You } muốn sao ạ?
booking-cancelled = { $was ->
        [waiting] Dạ, em bỏ tên { $you } khỏi danh sách chờ rồi ạ.
        [offered] Dạ vâng, em nhường chỗ này cho người khác ạ.
       *[booked] Dạ, em hủy hẹn { $when } rồi ạ. { $You } cần thì em đặt lại.
    }
booking-kept-as-it-was = Dạ vâng, hẹn cũ của { $you } vẫn giữ nguyên ạ.
booking-see-you = Dạ, phường đợi { $you } { $when } ạ.
booking-remind =
    { $near ->
        [soon] Dạ, em nhắc { $you }: sắp đến hẹn { $when }, tại { $place }.
       *[day] Dạ, em nhắc { $you }: { $you } có hẹn { $when }, tại { $place }. { $You } đến được không ạ?
    }{ $bring ->
        [none] { "" }
       *[some] { " " }Nhớ mang giúp em: { $bring }
    }
booking-called-off =
    Dạ, phường xin lỗi { $you }: hẹn { $when }, { $where }, phải hoãn lại{ $reason ->
        [none] { "" }
       *[some] { " " }({ $reason })
    }.
    { $You } chọn giờ mới giúp em ạ:
booking-missed = Dạ, hẹn { $when } phường chưa gặp được { $you }. Không sao ạ, { $you } cần thì em đặt lại giờ khác nhé?
bookings-none = Dạ, { $you } chưa có lịch hẹn nào ạ.
bookings-list =
    Dạ, lịch hẹn của { $you } đây ạ:
    { $lines }
bookings-which =
    Dạ, { $you } muốn đổi hẹn nào ạ?
    { $lines }
booking-line = { $when } · { $where } · { $status ->
        [waiting] đang chờ chỗ
        [offered] có chỗ, chờ { $you } nhận
       *[booked] đã chốt
    }

## Lịch hẹn: nhóm cán bộ
schedule-list =
    Lịch { $day }: { $count } lượt.
    { $lines }
    Nhắn “đến MÃ”, “vắng MÃ”, “chi tiết MÃ”, “lấy số”.
schedule-none = Lịch { $day }: chưa có ai hẹn.
schedule-line = { $time } · { $who ->
        [number] lượt { $number }
       *[code] { $code }
    } · { $where }{ $what ->
        [none] { "" }
       *[some] { " " }· { $what }
    }{ $elder ->
        [yes] { " " }· 75+
       *[no] { "" }
    } · { $status ->
        [arrived] đã đến
        [no_show] vắng
        [coming] báo sẽ đến
       *[booked] chờ
    }
schedule-arrived = { $code }: đã đến.
schedule-no-show = { $code }: ghi vắng, đã hỏi thăm người dân.
schedule-cannot = { $code }: lịch này không còn chờ nữa.
schedule-too-early = { $code }: hẹn { $when }, chưa tới giờ.
schedule-unknown = Không có lịch hẹn { $code }.
schedule-walk-in = Lượt { $number } · { $where }, { $day }.
schedule-which = Ở đâu? Nhắn kèm tên: { $names }.
schedule-details =
    { $code } · { $when } · { $where }
    Tên: { $name }
    Việc: { $what }
    { $phone }
schedule-details-sent = Đã gửi riêng chi tiết { $code }.
schedule-when = Hủy lịch lúc nào? Ví dụ “hủy lịch quầy chiều nay vì bão”.
schedule-ask-close = Hủy lịch { $where } từ { $begin } đến { $end }: { $count } người được báo và mời giờ mới. Chắc chưa?
button-close-yes = Hủy và báo mọi người
button-close-no = Thôi
schedule-closed = Đã dừng nhận lịch { $where } từ { $begin } đến { $end }; đã báo { $count } người. Nhận lại: “mở lịch …”.
schedule-not-closed = Không hủy gì.
schedule-reopened = Đã nhận lịch lại: { $where }, { $begin } đến { $end }. Ai đã bị hoãn thì vẫn giữ giờ mới.
schedule-all = tất cả nơi nhận lịch

# --- danh sách phục vụ tại nhà: what is wrong with a file, each with what to write instead ---
entitled-fault-name-missing = Thiếu họ và tên. Ghi đủ họ và tên; nếu dòng này không phải một người thì xóa dòng.
entitled-fault-name-font = Họ tên viết bằng phông chữ cũ (có chữ “{ $sign }”). Chuyển cả tệp sang Unicode (phông Arial, Times New Roman) rồi lưu lại.
entitled-fault-name-signs = Họ tên có số hoặc ký hiệu lạ. Chỉ ghi họ và tên, ví dụ: Nguyễn Thị Hoa.
entitled-fault-born-impossible = Năm sinh { $year } không thể đúng. Ghi lại ngày sinh, ví dụ: 1/2/1940, hoặc chỉ năm: 1940.
entitled-fault-born-short = Năm sinh chỉ có hai số nên không chắc. Ghi đủ bốn số của năm, ví dụ: 1/2/1940.
entitled-fault-born-unread = Không đọc được ngày sinh. Ghi ngày/tháng/năm, ví dụ: 1/2/1940, hoặc chỉ năm: 1940.
entitled-fault-born-order = Ngày sinh ghi tháng trước ngày. Ghi ngày trước: { $day }/{ $month }/{ $year }.
entitled-fault-born-no-day = Không có ngày này trong lịch. Ghi lại ngày sinh, ví dụ: 1/2/1940, hoặc chỉ năm: 1940.
entitled-fault-phone-id-number = Dãy 12 số này giống số căn cước, không phải số điện thoại. Xóa đi, ghi số điện thoại 10 số hoặc để trống.
entitled-fault-phone-eleven = Đây là số di động 11 số đã đổi từ năm 2018. Ghi số mới 10 số, hoặc để trống.
entitled-fault-phone-unread = Không phải số điện thoại. Ghi đủ 10 số bắt đầu bằng 0, để trống nếu chưa biết, hoặc ghi “không có”.
entitled-fault-area-missing = Thiếu tổ dân phố. Ghi số tổ, ví dụ: 5 hoặc Tổ 5.
entitled-fault-group-unknown = Không có nhóm “{ $said }”. Ghi một hoặc nhiều nhóm sau, cách nhau bằng dấu chấm phẩy: { $known }.
entitled-fault-group-missing = Chưa ghi thuộc nhóm nào. Ghi một hoặc nhiều nhóm sau, cách nhau bằng dấu chấm phẩy: { $known }.
entitled-fault-mobility-unknown = Không rõ “{ $said }”. Ghi một trong các mục sau, hoặc để trống: { $known }.
entitled-fault-until-unread = Không đọc được tháng cuối. Ghi tháng/năm, ví dụ: 12/2026, hoặc để trống nếu không có hạn.
entitled-fault-until-past = Tháng cuối đã qua. Ghi tháng từ nay về sau, hoặc xóa dòng nếu người này không còn trong danh sách.
entitled-fault-twice = Cùng họ tên, tuổi và tổ với dòng { $other }, nhưng địa chỉ hoặc số điện thoại khác. Nếu là một người thì xóa bớt một dòng; nếu là hai người thì ghi đủ ngày sinh của từng người.
entitled-note-other-sheets = Đã đọc trang “{ $sheet }”. Trang { $others } cũng có danh sách nhưng không đọc.
entitled-note-left-out = Dòng này không phải một người nên bỏ qua: “{ $said }”.
entitled-note-no-phone = Chưa có số điện thoại của người này hay người chăm sóc: tin nhắn không tới được, phải đến nhà.
entitled-note-two-phones = Ô có hai số, chỉ lưu số đầu. Số kia nên ghi ở cột số điện thoại người chăm sóc.
entitled-note-id-number = Ô có dãy 12 số giống số căn cước. Dãy số ấy không được lưu.
entitled-note-joined = Cùng một người với dòng { $other }: đã gộp hai dòng, giữ đủ các nhóm.
entitled-file-empty = Tệp trống. Chọn tệp có danh sách.
entitled-file-old-excel = Tệp Excel đời cũ (.xls) hoặc có mật khẩu. Mở bằng Excel, bỏ mật khẩu, chọn Lưu thành… “Excel Workbook (.xlsx)” rồi tải lên lại.
entitled-file-no-sheet = Đây không phải bảng tính. Cần tệp Excel (.xlsx) hoặc CSV.
entitled-file-broken = Tệp bị hỏng, không mở được. Mở bằng Excel, lưu lại thành .xlsx rồi tải lên lại.
entitled-file-too-long = Tệp quá lớn. Mỗi tệp tối đa { $most } dòng; xóa các trang và dòng thừa.
entitled-file-too-big = Tệp nặng quá mức cho phép. Xóa ảnh và các trang thừa trong tệp rồi tải lên lại.
entitled-file-no-unicode = Tệp CSV không phải Unicode. Trong Excel chọn Lưu thành… “CSV UTF-8”, hoặc gửi tệp .xlsx.
entitled-file-no-headings = Không thấy dòng tiêu đề ở { $sheets }. Trong 30 dòng đầu cần một dòng có các cột: { $needed }.
entitled-file-no-such-sheet = Tệp không có trang “{ $sheet }”. Các trang có: { $sheets }.
entitled-file-no-groups = Trang “{ $sheet }” không có cột nhóm đối tượng. Thêm cột “{ $column }”, hoặc mỗi nhóm một cột và đánh dấu x.
entitled-file-no-people = Trang “{ $sheet }” có tiêu đề nhưng không có ai ở dưới.
